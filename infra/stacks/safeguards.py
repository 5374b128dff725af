"""Safeguards: copies of the table kept apart from it, and a word when the account spends too much. AWS only."""

from aws_cdk import Duration, Environment, RemovalPolicy, Stack
from aws_cdk import aws_backup as backup
from aws_cdk import aws_budgets as budgets
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from constructs import Construct

from infra.config import Deployment, Notifications
from infra.constructs.accepted import accept

_WARNINGS = (("ACTUAL", 80), ("FORECASTED", 100))
"""Per cent of the budget: spent, and to be spent by the end of the month."""


class SafeguardsStack(Stack):
    """Point-in-time recovery reaches back 35 days and dies with the table; the daily copies do not."""

    def __init__(
        self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment, table: dynamodb.ITable
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        self._copy_daily(config, table)
        if config.notifications.budget_usd:
            self._budget(config.prefix, config.notifications, config.notifications.budget_usd)

    def _copy_daily(self, config: Deployment, table: dynamodb.ITable) -> None:
        removal = RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY
        vault = backup.BackupVault(
            self,
            "Vault",
            backup_vault_name=f"{config.prefix}-copies",
            block_recovery_point_deletion=config.data.retain,
            removal_policy=removal,
        )
        rule = backup.BackupPlanRule(
            rule_name="daily",
            schedule_expression=events.Schedule.cron(hour="3", minute="0"),
            delete_after=Duration.days(config.data.backup_days),
        )
        plan = backup.BackupPlan(
            self, "Plan", backup_plan_name=f"{config.prefix}-daily", backup_vault=vault, backup_plan_rules=[rule]
        )
        selection = plan.add_selection("Table", resources=[backup.BackupResource.from_dynamo_db_table(table)])
        managed = "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]"
        accept(selection, "AWS Backup's own policy, which AWS extends with the service", managed)

    def _budget(self, prefix: str, told: Notifications, dollars: int) -> None:
        subscribers = [
            budgets.CfnBudget.SubscriberProperty(address=address, subscription_type="EMAIL") for address in told.alarms
        ]
        budgets.CfnBudget(
            self,
            "Budget",
            budget=budgets.CfnBudget.BudgetDataProperty(
                budget_name=f"{prefix}-monthly",
                budget_type="COST",
                time_unit="MONTHLY",
                budget_limit=budgets.CfnBudget.SpendProperty(amount=dollars, unit="USD"),
            ),
            notifications_with_subscribers=[
                budgets.CfnBudget.NotificationWithSubscribersProperty(
                    notification=budgets.CfnBudget.NotificationProperty(
                        notification_type=kind, comparison_operator="GREATER_THAN", threshold=percent
                    ),
                    subscribers=subscribers,
                )
                for kind, percent in _WARNINGS
            ],
        )
