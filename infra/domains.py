"""THE list: one DomainSpec per domain. Stacks loop over it and name none.

Adding a domain to the deployment is one entry here. A path belongs to the domain that writes, not to its first
segment, so a spec may own a route more specific than another's `{proxy+}`.
"""

from dataclasses import dataclass
from enum import StrEnum

API = "/api/v1"


class Role(StrEnum):
    """Roles a function may assume; its own role has no rights on the table."""

    TENANT = "tenant-rw"
    DIRECTORY = "directory"
    STREAM = "stream"
    LOOKUP = "directory-read"
    MEMBERS = "members"
    SESSIONS = "sessions"
    KEYS = "keys"
    KEYS_READ = "keys-read"
    DUE = "due"
    LINKS = "links"
    LINKS_READ = "links-read"


SYSTEM_ROLES = (
    *(Role.DIRECTORY, Role.LOOKUP, Role.MEMBERS, Role.SESSIONS, Role.KEYS, Role.KEYS_READ, Role.DUE),
    *(Role.LINKS, Role.LINKS_READ),
)
"""For rows that belong to no firm. A function assumes one of them at most: `shared.aws.directory_table` is that one."""


class Door(StrEnum):
    """The two HTTP APIs that lead to the same functions: the site's takes cookies, the partners' takes API keys."""

    SITE = "site"
    PARTNERS = "partners"


class Secret(StrEnum):
    """Generated secrets; the value is the second half of the secret's name."""

    CURSOR = "cursor"
    SESSION = "session"
    ORIGIN = "origin"


@dataclass(frozen=True)
class FunctionSpec:
    """One Lambda function: `<prefix>-<name>`, with the role `<prefix>-fn-<name>`."""

    name: str
    handler: str
    roles: tuple[Role, ...] = (Role.TENANT,)
    secrets: tuple[Secret, ...] = (Secret.CURSOR,)
    pool_actions: tuple[str, ...] = ()
    has_files: bool = False
    has_documents: bool = False
    has_mail: bool = False
    has_pdf: bool = False
    memory_mb: int = 1024
    timeout_s: int = 20


@dataclass(frozen=True)
class Route:
    """A route of the HTTP API; `public` ones pass no authorizer."""

    path: str
    method: str = "ANY"
    public: bool = False


@dataclass(frozen=True)
class DomainSpec:
    """A domain's function, the routes that lead to it, through which doors, and whose unknown paths it refuses."""

    function: FunctionSpec
    routes: tuple[Route, ...]
    doors: tuple[Door, ...] = (Door.SITE, Door.PARTNERS)
    default_of: Door | None = None

    @property
    def name(self) -> str:
        """The domain's name, which is its function's."""
        return self.function.name


def resource(name: str, *, public: bool = False) -> tuple[Route, Route]:
    """The collection `/<name>` and everything below it."""
    return Route(f"{API}/{name}", public=public), Route(f"{API}/{name}/{{proxy+}}", public=public)


def domain(name: str, *routes: Route, pages: bool = True, default_of: Door | None = None) -> DomainSpec:
    """A domain that needs nothing but the firm's rows, and the secret of cursors where its lists have `pages`."""
    secrets = (Secret.CURSOR,) if pages else ()
    function = FunctionSpec(name, f"functions.{name}.handler.handler", secrets=secrets)
    return DomainSpec(function, routes, default_of=default_of)


DOMAINS: tuple[DomainSpec, ...] = (
    DomainSpec(
        FunctionSpec(
            "identity",
            "functions.identity.handler.handler",
            roles=(Role.TENANT, Role.SESSIONS),
            secrets=(Secret.SESSION,),
            pool_actions=("AdminInitiateAuth", "AdminRespondToAuthChallenge", "AdminUserGlobalSignOut"),
        ),
        (
            *resource("auth", public=True),
            Route(f"{API}/health", public=True),
            Route(f"{API}/docs", public=True),
            Route(f"{API}/openapi.json", public=True),
        ),
        doors=(Door.SITE,),
        default_of=Door.SITE,
    ),
    DomainSpec(
        FunctionSpec(
            "profile",
            "functions.profile.handler.handler",
            roles=(Role.TENANT, Role.SESSIONS),
            secrets=(Secret.SESSION,),
            pool_actions=("AdminInitiateAuth",),
        ),
        resource("me"),
        doors=(Door.SITE,),
    ),
    DomainSpec(
        FunctionSpec("partners", "functions.partners.handler.handler", roles=(Role.TENANT, Role.KEYS)),
        resource("api-keys"),
        doors=(Door.SITE,),
    ),
    DomainSpec(
        FunctionSpec(
            "members",
            "functions.members.handler.handler",
            roles=(Role.TENANT, Role.MEMBERS),
            pool_actions=(
                "AdminCreateUser",
                "AdminGetUser",
                "AdminDisableUser",
                "AdminEnableUser",
                "AdminLinkProviderForUser",
                "AdminUserGlobalSignOut",
            ),
        ),
        resource("users"),
    ),
    domain("tenants", *resource("org"), pages=False, default_of=Door.PARTNERS),
    domain("accounts", *resource("accounts")),
    domain("contacts", *resource("contacts")),
    domain("catalog", *resource("products"), *resource("categories"), *resource("tax-codes"), *resource("families")),
    domain("leads", *resource("leads")),
    domain("opportunities", *resource("opportunities")),
    domain("quotes", *resource("quotes")),
    DomainSpec(
        FunctionSpec(
            "links",
            "functions.links.handler.handler",
            roles=(Role.TENANT, Role.LINKS),
            secrets=(),
            has_files=True,
            has_documents=True,
        ),
        (
            Route(f"{API}/quotes/{{id}}/links"),
            Route(f"{API}/quotes/{{id}}/links/{{proxy+}}"),
            Route(f"{API}/quotes/{{id}}/pdf"),
            Route(f"{API}/quotes/{{id}}/preview"),
        ),
    ),
    DomainSpec(
        FunctionSpec("emails", "functions.emails.handler.handler", secrets=(), has_mail=True),
        (Route(f"{API}/quotes/{{id}}/emails"),),
    ),
    domain(
        "orders",
        *resource("orders"),
        Route(f"{API}/opportunities/{{id}}/generate-order"),
        Route(f"{API}/quotes/{{id}}/accept"),
    ),
    domain(
        "payments",
        *resource("payments"),
        Route(f"{API}/orders/{{id}}/payments"),
        Route(f"{API}/contracts/{{id}}/payments"),
    ),
    domain("contracts", *resource("contracts"), Route(f"{API}/opportunities/{{id}}/generate-contract")),
    domain("cases", *resource("cases"), *resource("macros")),
    domain("activities", *resource("activities"), Route(f"{API}/cases/{{id}}/use-macro")),
    DomainSpec(
        FunctionSpec("feeds", "functions.feeds.handler.handler", secrets=()),
        (Route(f"{API}/me/calendar-feed"), Route(f"{API}/calendar.ics", public=True)),
        doors=(Door.SITE,),
    ),
    DomainSpec(
        FunctionSpec("reminders", "functions.reminders.handler.handler", secrets=(), has_mail=True),
        (Route(f"{API}/me/digest"),),
        doors=(Door.SITE,),
    ),
    DomainSpec(FunctionSpec("files", "functions.files.handler.handler", has_files=True), resource("files")),
    DomainSpec(FunctionSpec("imports", "functions.imports.handler.handler", has_files=True), resource("imports")),
    DomainSpec(FunctionSpec("exports", "functions.exports.handler.handler", has_files=True), resource("exports")),
    domain(
        "overview",
        Route(f"{API}/accounts/{{id}}/related"),
        Route(f"{API}/contacts/{{id}}/related"),
        Route(f"{API}/leads/{{id}}/related"),
        pages=False,
    ),
    domain("reports", Route(f"{API}/reports/{{proxy+}}")),
    domain("merging", Route(f"{API}/merges/{{proxy+}}")),
    domain("audit", *resource("audit")),
    domain("search", *resource("search"), pages=False),
)

PAGES: tuple[DomainSpec, ...] = (
    DomainSpec(
        FunctionSpec(
            "portal",
            "functions.portal.handler.handler",
            roles=(Role.TENANT, Role.LINKS_READ),
            secrets=(),
            has_documents=True,
        ),
        (Route("/p/{proxy+}", public=True),),
        doors=(Door.SITE,),
    ),
)
"""What people open who have no account: pages made by a function, wired as domains are, that are no part of the API."""

AUTHORIZER = FunctionSpec(
    "authorizer",
    "functions.identity.authorizer.handler",
    roles=(Role.TENANT, Role.KEYS_READ),
    secrets=(),
    memory_mb=512,
    timeout_s=10,
)
PRE_TOKEN = FunctionSpec(
    "pre-token",
    "functions.identity.pre_token.handler",
    roles=(Role.LOOKUP,),
    secrets=(),
    memory_mb=512,
    timeout_s=5,
)

DISPATCH = FunctionSpec(
    "dispatch",
    "functions.dispatch.events.handler",
    roles=(Role.TENANT, Role.STREAM),
    secrets=(),
    timeout_s=60,
)
"""The stream's one consumer; what it cannot tell, it parks."""

SWEEP = FunctionSpec(
    "sweep",
    "functions.reminders.events.handler",
    roles=(Role.TENANT, Role.DUE),
    secrets=(),
    has_mail=True,
    timeout_s=840,
)
"""Sends what is due; it ends before its next quarter of an hour begins."""

WORKER = FunctionSpec(
    "worker",
    "functions.worker.events.handler",
    secrets=(),
    has_files=True,
    memory_mb=1769,
    timeout_s=300,
)
"""The worker of imports and exports: it takes its orders from a queue."""

PRINTING = FunctionSpec(
    "printing",
    "functions.printing.events.handler",
    secrets=(),
    has_files=True,
    has_documents=True,
    has_pdf=True,
    memory_mb=1769,
    timeout_s=120,
)
"""Makes the PDFs of documents, one at a time, as a queue tells it."""

MAILING = FunctionSpec(
    "mailing",
    "functions.emails.events.handler",
    roles=(Role.TENANT, Role.LINKS),
    secrets=(),
    has_documents=True,
    has_mail=True,
    timeout_s=60,
)
"""Sends the mails that a queue tells it of, and notes from the same queue what became of them."""

OPERATOR = "operator"
"""Whoever provisions firms assumes `<prefix>-fn-operator`, which reaches the table as a function does."""
OPERATOR_ROLES = (Role.TENANT, Role.DIRECTORY, Role.STREAM)

UNSEEN: tuple[FunctionSpec, ...] = (AUTHORIZER, PRE_TOKEN, DISPATCH, SWEEP, WORKER, PRINTING, MAILING)
"""Functions that no route leads to: nobody is there to see one fail."""
FUNCTIONS: tuple[FunctionSpec, ...] = (*(spec.function for spec in (*DOMAINS, *PAGES)), *UNSEEN)
"""Every function of the deployment, for what loops over all of them."""
