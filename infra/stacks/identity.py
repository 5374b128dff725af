"""Identity: the staff pool, its client and its trigger, the generated secrets."""

from aws_cdk import CfnOutput, Duration, Environment, RemovalPolicy, Stack
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.accepted import accept
from infra.constructs.domain_function import DomainFunction, Package, Surroundings
from infra.constructs.federation import Federation
from infra.constructs.operator_role import OperatorRole
from infra.domains import OPERATOR_ROLES, PRE_TOKEN, Secret
from infra.stacks.data import DataStack
from infra.stacks.events import EventsStack


class IdentityStack(Stack):
    """Who may sign in, and what the functions need to know about it (`settings`)."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        config: Deployment,
        *,
        env: Environment,
        artifacts: Artifacts,
        data: DataStack,
        events: EventsStack,
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        self._removal = RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY
        self.secrets: dict[Secret, secretsmanager.ISecret] = {
            name: self._generated(name, config)
            for name in Secret
            if name is not Secret.ORIGIN or config.security.origin_header
        }
        self.pool = self._staff_pool(config)
        accept(self.pool, "who needs a second factor is the application's decision", "COG2")
        accept(self.pool, "the plan with threat protection costs by the user; sign-in is throttled by us", "COG8")
        federation = self._federation(config)
        client = self._client(federation)
        surroundings = Surroundings(
            config=config,
            package=Package(self, config, artifacts),
            stores=data.stores,
            secrets=self.secrets,
            failures=events.failures,
            environment={},
        )
        trigger = DomainFunction(self, "PreToken", PRE_TOKEN, surroundings)
        claims = cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG
        self.pool.add_trigger(claims, trigger.live, cognito.LambdaVersion.V2_0)
        self.settings = self._settings(config, client.user_pool_client_id)
        self.settings |= federation.settings if federation else {}
        table_roles = [data.roles[name] for name in OPERATOR_ROLES]
        operator = OperatorRole(self, "Operator", config.prefix, table_roles, self.pool, events)
        self._tell(operator.role_arn, client.user_pool_client_id)

    def _settings(self, config: Deployment, client_id: str) -> dict[str, str]:
        """What the functions need to know of the pool, and whom they let in only with a second factor."""
        pool_id = self.pool.user_pool_id
        roles = config.security.totp_roles
        return {
            "USER_POOL_ID": pool_id,
            "USER_POOL_CLIENT_ID": client_id,
            "TOKEN_ISSUER": f"https://cognito-idp.{config.region}.amazonaws.com/{pool_id}",
            "JWKS_URL": f"{config.cognito_url}/{pool_id}/.well-known/jwks.json",
            **({"TOTP_ROLES": " ".join(roles)} if roles else {}),
        }

    def _tell(self, operator_role_arn: str, client_id: str) -> None:
        CfnOutput(self, "OperatorRoleArn", value=operator_role_arn)
        CfnOutput(self, "UserPoolId", value=self.pool.user_pool_id)
        CfnOutput(self, "UserPoolClientId", value=client_id)

    def _generated(self, name: Secret, config: Deployment) -> secretsmanager.Secret:
        secret = secretsmanager.Secret(
            self,
            f"{name.capitalize()}Secret",
            secret_name=f"{config.prefix}/{name}",
            generate_secret_string=secretsmanager.SecretStringGenerator(exclude_punctuation=True, password_length=64),
            removal_policy=self._removal,
        )
        accept(secret, "a schedule would end sessions at an hour nobody chose: docs/operations.md says how", "SMG4")
        return secret

    def _staff_pool(self, config: Deployment) -> cognito.UserPool:
        product = config.branding.product_name
        return cognito.UserPool(
            self,
            "Staff",
            user_pool_name=f"{config.prefix}-staff",
            feature_plan=cognito.FeaturePlan.ESSENTIALS,
            self_sign_up_enabled=False,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            mfa=cognito.Mfa.OPTIONAL,  # who needs it is the application's own decision: `TOTP_ROLES`
            mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
            password_policy=cognito.PasswordPolicy(
                min_length=12,
                require_digits=True,
                require_lowercase=True,
                require_uppercase=True,
                require_symbols=True,
                temp_password_validity=Duration.days(3),
            ),
            user_invitation=cognito.UserInvitationConfig(
                email_subject=f"Your account at {product}",
                email_body=f"Sign in to {product} as {{username}} with the temporary password {{####}}",
            ),
            deletion_protection=config.data.retain,
            removal_policy=self._removal,
        )

    def _federation(self, config: Deployment) -> Federation | None:
        wanted = config.security.federation
        return Federation(self, "Federation", config, wanted, self.pool) if wanted else None

    def _client(self, federation: Federation | None) -> cognito.UserPoolClient:
        """The back end's client: it signs in on the server, under its own role, so it needs no secret."""
        return self.pool.add_client(
            "Site",
            generate_secret=False,
            auth_flows=cognito.AuthFlow(admin_user_password=True),
            o_auth=federation.oauth if federation else None,
            disable_o_auth=federation is None,
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
            auth_session_validity=Duration.minutes(10),
            access_token_validity=Duration.minutes(5),
            id_token_validity=Duration.minutes(5),
            refresh_token_validity=Duration.days(7),
        )
