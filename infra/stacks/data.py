"""Data: the table, the roles that reach it, the private buckets."""

from aws_cdk import CfnOutput, Environment, Stack
from aws_cdk import aws_iam as iam
from constructs import Construct

from infra.config import Deployment
from infra.constructs.domain_function import Stores
from infra.constructs.private_bucket import PrivateBucket
from infra.constructs.single_table import SingleTable
from infra.constructs.table_role import REACHES, FamiliesRole, TenantRole
from infra.constructs.uploads_bucket import UploadsBucket
from infra.domains import FUNCTIONS, OPERATOR, OPERATOR_ROLES, Role


class DataStack(Stack):
    """Everything that outlives a release.

    The table roles trust the functions' roles by name, so that no later stack has to be known here.
    """

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)
        self.table = SingleTable(self, "Table", config)
        self.documents = PrivateBucket(self, "Documents", config)
        self.uploads = UploadsBucket(self, "Uploads", config)
        self.roles: dict[Role, iam.IRole] = {
            Role.TENANT: TenantRole(
                self,
                "TenantRole",
                prefix=config.prefix,
                name=Role.TENANT,
                table=self.table,
                uploads=self.uploads,
                documents=self.documents,
            ),
            **{name: self._families_role(config, name) for name in REACHES},
        }
        self.stores = Stores(self.table.table_name, self.uploads, self.documents, self.roles)
        CfnOutput(self, "TableName", value=self.table.table_name)
        CfnOutput(self, "DocumentsBucket", value=self.documents.bucket_name)
        CfnOutput(self, "UploadsBucket", value=self.uploads.bucket_name)
        CfnOutput(self, "TenantRoleArn", value=self.roles[Role.TENANT].role_arn)
        CfnOutput(self, "DirectoryRoleArn", value=self.roles[Role.DIRECTORY].role_arn)
        CfnOutput(self, "StreamRoleArn", value=self.roles[Role.STREAM].role_arn)

    def _families_role(self, config: Deployment, name: Role) -> iam.IRole:
        callers = [spec.name for spec in FUNCTIONS if name in spec.roles]
        return FamiliesRole(
            self,
            f"{''.join(part.capitalize() for part in name.split('-'))}Role",
            prefix=config.prefix,
            name=name,
            table=self.table,
            callers=[OPERATOR, *callers] if name in OPERATOR_ROLES else callers,
        )
