"""The address that mail is sent from, and word of what became of the mail."""

from collections.abc import Sequence

from aws_cdk import Stack
from aws_cdk import aws_events as rules
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_ses as ses
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.config import Deployment
from infra.constructs.domain_function import DomainFunction

_REPORTS = [
    ses.EmailSendingEvent.SEND,
    ses.EmailSendingEvent.REJECT,
    ses.EmailSendingEvent.DELIVERY,
    ses.EmailSendingEvent.BOUNCE,
    ses.EmailSendingEvent.COMPLAINT,
]


def followed_as(config: Deployment) -> str:
    """The name of the configuration set; its events carry it, so that deployments of one account are told apart."""
    return f"{config.prefix}-mail"


class Post(Construct):
    """Nothing where the deployment has no address; the emulator has nobody who could tell what became of a mail."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        config: Deployment,
        *,
        senders: Sequence[DomainFunction],
        follower: DomainFunction,
        told: sqs.Queue,
    ) -> None:
        super().__init__(scope, construct_id)
        if config.notifications.mail_from is None:
            return
        identity = self._identity(config, config.notifications.mail_from)
        for sender in senders:
            identity.grant_send_email(sender)
        if config.emulator is None:
            self._follow(followed_as(config), follower, told)

    def _identity(self, config: Deployment, address: str) -> ses.IEmailIdentity:
        """The address, or the whole domain where this deployment can prove it by its zone."""
        stack = Stack.of(self)  # where the identity was before: another name for it, and it would be made twice
        zone_id, zone_name = config.domains.hosted_zone_id, config.domains.hosted_zone_name
        if zone_id and zone_name and address.endswith(f"@{zone_name}"):
            zone = route53.PublicHostedZone.from_public_hosted_zone_attributes(
                stack, "Zone", hosted_zone_id=zone_id, zone_name=zone_name
            )
            return ses.EmailIdentity(stack, "Sender", identity=ses.Identity.public_hosted_zone(zone))
        return ses.EmailIdentity(stack, "Sender", identity=ses.Identity.email(address))

    def _follow(self, name: str, follower: DomainFunction, told: sqs.Queue) -> None:
        """Have SES tell the queue of the mails that are sent to be followed."""
        followed = ses.ConfigurationSet(self, "Followed", configuration_set_name=name)
        bus = rules.EventBus.from_event_bus_name(self, "Bus", "default")
        followed.add_event_destination("Told", destination=ses.EventDestination.event_bus(bus), events=_REPORTS)
        arn = Stack.of(self).format_arn(service="ses", resource="configuration-set", resource_name=name)
        follower.add_to_role_policy(iam.PolicyStatement(actions=["ses:SendEmail"], resources=[arn]))
        pattern = rules.EventPattern(source=["aws.ses"], detail={"mail": {"tags": {"ses:configuration-set": [name]}}})
        rules.Rule(self, "Reports", event_pattern=pattern, targets=[targets.SqsQueue(told)])
