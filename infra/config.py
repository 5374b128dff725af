"""The typed configuration of one deployment: everything that may differ between two of them.

`config/<name>.json` is validated here before anything is synthesised. The emulator is a deployment like any
other; where it cannot do what AWS does, the difference is one of the values below.
"""

import json
import platform
import sys
from ipaddress import IPv4Network
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, EmailStr, Field, StringConstraints, model_validator

CONFIG_DIR = Path(__file__).parent.parent / "config"

Prefix = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,18}[a-z0-9]$")]
AccountId = Annotated[str, StringConstraints(pattern=r"^\d{12}$")]
DomainName = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+\.)+[a-z]{2,}$")]


class Section(BaseModel):
    """A part of the configuration: closed, immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Domains(Section):
    """The names of site and partner API, and the Route 53 zone that proves them; else CloudFront's names are used."""

    site: DomainName | None = None
    partners: DomainName | None = None
    hosted_zone_id: str | None = None
    hosted_zone_name: DomainName | None = None

    @model_validator(mode="after")
    def _zone_belongs_to_the_site(self) -> Self:
        if (self.site is None) != (self.hosted_zone_id is None) or (self.site is None) != (
            self.hosted_zone_name is None
        ):
            raise ValueError("site, hosted_zone_id and hosted_zone_name are given together or not at all")
        if self.partners is not None and self.site in (None, self.partners):
            raise ValueError("partners: it is given beside site, and is another name")
        return self


class Branding(Section):
    """What users read of the customer outside the application's own settings."""

    product_name: str = "Dealwright"


class SignInProvider(Section):
    """A company's own OpenID Connect provider, whose people sign in with it instead of a password.

    It answers for the e-mail addresses of `email_domains` and for no other. Its client secret lies in Secrets Manager
    under `secret_name`; `label` is what the button says.
    """

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{2,31}$")]
    label: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    issuer: Annotated[str, StringConstraints(pattern=r"^https://[^\s?#]+[^\s?#/]$")]
    client_id: Annotated[str, StringConstraints(min_length=1)]
    secret_name: Annotated[str, StringConstraints(min_length=1)]
    email_domains: Annotated[tuple[DomainName, ...], Field(min_length=1)]


class Federation(Section):
    """Who vouches for members besides their passwords; `domain_prefix` is the staff pool's own in the region."""

    domain_prefix: Annotated[str, StringConstraints(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$")]
    providers: Annotated[tuple[SignInProvider, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_tell_them_apart(self) -> Self:
        if len({each.name for each in self.providers}) < len(self.providers):
            raise ValueError("providers: two have the same name")
        return self

    @property
    def public(self) -> str:
        """What the functions know of the providers, as JSON: nothing that is secret."""
        told = [{"name": each.name, "label": each.label, "domains": each.email_domains} for each in self.providers]
        return json.dumps(told)


class Security(Section):
    """Protection that costs money, needs AWS, or is the customer's choice."""

    waf: bool = True
    allowed_networks: tuple[IPv4Network, ...] = ()
    mfa: Literal["optional", "required"] = "optional"
    admin_mfa: bool = True
    origin_header: bool = True
    https_only: bool = True
    federation: Federation | None = None

    @model_validator(mode="after")
    def _an_allow_list_needs_the_firewall(self) -> Self:
        if self.allowed_networks and not self.waf:
            raise ValueError("allowed_networks is enforced by the firewall: set waf to true")
        return self

    @property
    def totp_roles(self) -> tuple[str, ...]:
        """Who is let in only with a second factor."""
        if self.mfa == "required":
            return ("admin", "user", "read_only")
        return ("admin",) if self.admin_mfa else ()


class Data(Section):
    """What happens to data when a stack goes, and how long logs stay."""

    retain: bool = True
    log_days: Literal[7, 14, 30, 90, 180, 365] = 30
    backup_days: Annotated[int, Field(ge=7, le=365)] = 30


class Features(Section):
    """What a deployment is able to do besides. To print PDFs it ships a container image, which takes Docker to make."""

    pdf: bool = False


class Notifications(Section):
    """Who hears of an alarm, and of the account spending this many dollars a month, or being about to.

    `mail_from` is the address that members' reminders come from; without one none are sent.
    """

    alarms: tuple[EmailStr, ...] = ()
    mail_from: EmailStr | None = None
    budget_usd: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _somebody_hears_of_a_budget(self) -> Self:
        if self.budget_usd and not self.alarms:
            raise ValueError("budget_usd: nobody would hear of it, name an address in alarms")
        return self


class Runtime(Section):
    """Interpreter and processor of the functions; `host` is this machine's own, for the emulator."""

    python: Literal["3.13", "host"] = "3.13"
    architecture: Literal["arm64", "host"] = "arm64"
    tracing: bool = True

    @property
    def python_version(self) -> str:
        """The interpreter's version, like `3.13`."""
        return f"{sys.version_info.major}.{sys.version_info.minor}" if self.python == "host" else self.python

    @property
    def machine(self) -> Literal["arm64", "x86_64"]:
        """The processor in Lambda's words."""
        is_arm = self.architecture == "arm64" or platform.machine() in {"aarch64", "arm64"}
        return "arm64" if is_arm else "x86_64"


class Throttle(Section):
    """Requests a second the API accepts for all users together, and the burst above it.

    `concurrency` is the account's own limit of functions at work at once, which an alarm watches.
    """

    rate: Annotated[int, Field(ge=1)] = 200
    burst: Annotated[int, Field(ge=1)] = 400
    concurrency: Annotated[int, Field(ge=10)] = 1000


class Release(Section):
    """How new code comes: behind the alias `live`, which can go back; `gradual` shows it to a tenth of calls first.

    A higher `generation` begins every function and the distribution anew, for what they read once: secrets.
    """

    aliases: bool = True
    gradual: bool = False
    generation: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _only_an_alias_moves_gradually(self) -> Self:
        if self.gradual and not self.aliases:
            raise ValueError("gradual: set aliases to true, as it is they that move")
        return self


class Emulator(Section):
    """Where the emulator listens, as the functions and its own CloudFront reach it."""

    host: str = "localhost"
    port: Annotated[int, Field(ge=1, le=65535)] = 4600

    @property
    def url(self) -> str:
        """The endpoint of every service."""
        return f"http://{self.host}:{self.port}"

    @property
    def mailbox_url(self) -> str:
        """Where mail goes on this machine: the port beside."""
        return f"http://{self.host}:{self.port + 1}"


class Deployment(Section):
    """One customer's deployment."""

    customer: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    prefix: Prefix
    environment: Literal["local", "development", "staging", "production"] = "production"
    region: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
    account: AccountId | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    domains: Domains = Domains()
    branding: Branding = Branding()
    security: Security = Security()
    data: Data = Data()
    features: Features = Features()
    notifications: Notifications = Notifications()
    runtime: Runtime = Runtime()
    throttle: Throttle = Throttle()
    release: Release = Release()
    emulator: Emulator | None = None

    @model_validator(mode="after")
    def _only_the_emulator_runs_on_this_machine(self) -> Self:
        if self.emulator is None and "host" in {self.runtime.python, self.runtime.architecture}:
            raise ValueError("runtime: `host` is for the emulator only")
        return self

    @model_validator(mode="after")
    def _a_provider_sends_people_back_to_a_known_name(self) -> Self:
        if self.security.federation and not self.domains.site:
            raise ValueError("security.federation: set domains.site, to which a provider sends people back")
        return self

    @property
    def tags(self) -> dict[str, str]:
        """What every resource is tagged with, and costs can be told apart by."""
        return {"application": "dealwright", "deployment": self.prefix, "environment": self.environment}

    @property
    def target(self) -> Literal["aws", "local"]:
        """Which dependency layer this deployment carries."""
        return "local" if self.emulator else "aws"

    @property
    def cognito_url(self) -> str:
        """Where the pool's signing keys are fetched; the issuer is always AWS's own address."""
        return self.emulator.url if self.emulator else f"https://cognito-idp.{self.region}.amazonaws.com"


def load(name: str, emulator_port: int | None = None) -> Deployment:
    """The deployment `config/<name>.json`; `emulator_port` replaces the port written there."""
    deployment = Deployment.model_validate_json((CONFIG_DIR / f"{name}.json").read_text(encoding="utf-8"))
    if emulator_port is None or deployment.emulator is None:
        return deployment
    emulator = deployment.emulator.model_copy(update={"port": emulator_port})
    return deployment.model_copy(update={"emulator": emulator})
