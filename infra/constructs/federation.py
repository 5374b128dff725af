"""The companies' own providers of the staff pool, and the pool's address that they send people back to."""

from aws_cdk import SecretValue
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from infra.config import Deployment
from infra.config import Federation as Providers

CALLBACK = "/api/v1/auth/callback"


class Federation(Construct):
    """Cognito speaks OpenID Connect with each provider; `settings` is what the functions need to speak with Cognito."""

    def __init__(
        self, scope: Construct, construct_id: str, config: Deployment, federation: Providers, pool: cognito.UserPool
    ) -> None:
        super().__init__(scope, construct_id)
        domain = pool.add_domain(
            "Domain", cognito_domain=cognito.CognitoDomainOptions(domain_prefix=federation.domain_prefix)
        )
        callback = f"https://{config.domains.site}{CALLBACK}"
        self.settings = {
            "SIGN_IN_URL": domain.base_url(),
            "SIGN_IN_CALLBACK": callback,
            "SIGN_IN_PROVIDERS": federation.public,
        }
        self.oauth = cognito.OAuthSettings(
            flows=cognito.OAuthFlows(authorization_code_grant=True),
            scopes=[cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.COGNITO_ADMIN],
            callback_urls=[callback],
        )
        for each in federation.providers:
            cognito.UserPoolIdentityProviderOidc(
                self,
                each.name,
                user_pool=pool,
                name=each.name,
                issuer_url=each.issuer,
                client_id=each.client_id,
                client_secret=SecretValue.secrets_manager(each.secret_name).unsafe_unwrap(),
                scopes=["openid", "email"],
                attribute_mapping=cognito.AttributeMapping(
                    email=cognito.ProviderAttribute.other("email"),
                    email_verified=cognito.ProviderAttribute.other("email_verified"),
                ),
            )
