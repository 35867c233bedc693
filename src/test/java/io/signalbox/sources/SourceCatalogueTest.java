package io.signalbox.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of our own sources, and of a few made up. */
class SourceCatalogueTest {

  private static final Path README = Path.of("routes/sources/README.md");

  private static List<CatalogueEntry> own;

  @TempDir private Path directory;

  @BeforeAll
  static void readOurOwn() {
    own = SourceCatalogue.read("routes");
  }

  @Test
  void theReadmeOfTheSourcesIsAsTheyAre() throws IOException {
    String text = Files.readString(README);

    assertThat(text)
        .as(
            "%s is stale; java -jar target/signalbox.jar sources --update %s writes it anew",
            README, README)
        .isEqualTo(CatalogueTables.update(text, own));
  }

  /** The services that Signalbox promises, each by an event that a source must have a case of. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EC2 instance                    | aws.ec2                  | EC2 Instance State-change Notification
          EC2 Spot interruption           | aws.ec2                  | EC2 Spot Instance Interruption Warning
          EC2 rebalance                   | aws.ec2                  | EC2 Instance Rebalance Recommendation
          EBS volume                      | aws.ec2                  | EBS Volume Notification
          EBS snapshot                    | aws.ec2                  | EBS Snapshot Notification
          EBS multi-volume snapshots      | aws.ec2                  | EBS Multi-Volume Snapshots Completion Status
          EBS fast restore                | aws.ec2                  | EBS Fast Snapshot Restore State-change Notification
          EC2 Fleet                       | aws.ec2fleet             | EC2 Fleet Instance Change
          Auto Scaling launch             | aws.autoscaling          | EC2 Instance Launch Successful
          Auto Scaling failed launch      | aws.autoscaling          | EC2 Instance Launch Unsuccessful
          Auto Scaling terminate          | aws.autoscaling          | EC2 Instance Terminate Successful
          Auto Scaling failed terminate   | aws.autoscaling          | EC2 Instance Terminate Unsuccessful
          Auto Scaling lifecycle          | aws.autoscaling          | EC2 Instance-launch Lifecycle Action
          Auto Scaling instance refresh   | aws.autoscaling          | EC2 Auto Scaling Instance Refresh Started
          ECS task                        | aws.ecs                  | ECS Task State Change
          ECS service                     | aws.ecs                  | ECS Service Action
          ECS deployment                  | aws.ecs                  | ECS Deployment State Change
          ECS container instance          | aws.ecs                  | ECS Container Instance State Change
          EKS                             | aws.eks                  | EKS Addon Update Failed
          ECR                             | aws.ecr                  | ECR Image Scan
          Lambda                          | lambda                   | Lambda Function Invocation Result - Failure
          ELB                             | aws.elasticloadbalancing | AWS API Call via CloudTrail
          RDS instance                    | aws.rds                  | RDS DB Instance Event
          RDS cluster                     | aws.rds                  | RDS DB Cluster Event
          RDS snapshot                    | aws.rds                  | RDS DB Snapshot Event
          RDS parameter group             | aws.rds                  | RDS DB Parameter Group Event
          RDS blue/green deployment       | aws.rds                  | RDS Blue Green Deployment Event
          ElastiCache                     | aws.elasticache          | Snapshot Created
          Redshift                        | aws.redshift-data        | Redshift Data Statement Status Change
          Redshift Serverless             | aws.redshift-serverless  | Redshift Serverless Management
          S3                              | aws.s3                   | Object Created
          EFS                             | aws.elasticfilesystem    | AWS API Call via CloudTrail
          Backup                          | aws.backup               | Backup Job State Change
          Data Lifecycle Manager          | aws.dlm                  | DLM Policy State Change
          Storage Gateway                 | aws.storagegateway       | Storage Gateway File Upload Event
          DataSync                        | aws.datasync             | DataSync Task Execution State Change
          CloudWatch alarm                | aws.cloudwatch           | CloudWatch Alarm State Change
          CloudFormation stack            | aws.cloudformation       | CloudFormation Stack Status Change
          CloudFormation drift            | aws.cloudformation       | CloudFormation Drift Detection Status Change
          CloudFormation resource         | aws.cloudformation       | CloudFormation Resource Status Change
          CloudTrail API call             | aws.iam                  | AWS API Call via CloudTrail
          Console sign-in                 | aws.signin               | AWS Console Sign In via CloudTrail
          Config                          | aws.config               | Config Rules Compliance Change
          GuardDuty                       | aws.guardduty            | GuardDuty Finding
          Security Hub                    | aws.securityhub          | Security Hub Findings - Imported
          Inspector                       | aws.inspector2           | Inspector2 Finding
          Macie                           | aws.macie                | Macie Finding
          IAM Access Analyzer             | aws.access-analyzer      | Access Analyzer Finding
          KMS                             | aws.kms                  | KMS CMK Deletion
          ACM                             | aws.acm                  | ACM Certificate Approaching Expiration
          Health                          | aws.health               | AWS Health Event
          Trusted Advisor                 | aws.trustedadvisor       | Trusted Advisor Check Item Refresh Notification
          Service Quotas                  | aws.servicequotas        | AWS API Call via CloudTrail
          CodeBuild                       | aws.codebuild            | CodeBuild Build State Change
          CodePipeline                    | aws.codepipeline         | CodePipeline Pipeline Execution State Change
          CodeDeploy                      | aws.codedeploy           | CodeDeploy Deployment State-change Notification
          CodeCommit                      | aws.codecommit           | CodeCommit Repository State Change
          Systems Manager command         | aws.ssm                  | EC2 Command Status-change Notification
          Systems Manager automation      | aws.ssm                  | EC2 Automation Execution Status-change Notification
          Maintenance window              | aws.ssm                  | Maintenance Window Execution State-change Notification
          Parameter Store                 | aws.ssm                  | Parameter Store Change
          State Manager                   | aws.ssm                  | EC2 State Manager Association State Change
          Step Functions                  | aws.states               | Step Functions Execution Status Change
          Glue                            | aws.glue                 | Glue Job State Change
          EMR                             | aws.emr                  | EMR Cluster State Change
          Batch                           | aws.batch                | Batch Job State Change
          SageMaker                       | aws.sagemaker            | SageMaker Training Job State Change
          MediaConvert                    | aws.mediaconvert         | MediaConvert Job State Change
          MediaLive                       | aws.medialive            | MediaLive Channel State Change
          Database Migration Service      | aws.dms                  | DMS Replication Task State Change
          Transcribe                      | aws.transcribe           | Transcribe Job State Change
          EventBridge schedules           | aws.events               | Scheduled Event
          EventBridge Scheduler           | aws.scheduler            | Scheduled Event
          Tags                            | aws.tag                  | Tag Change on Resource
          Alertmanager                    | prometheus.alertmanager  | Alert
          Grafana                         | grafana                  | Alert
          GitHub                          | github                   | push
          Custom application              | com.example.shop         | Deployment Finished
          """)
  void thePromisedServicesAreThere(String service, String source, String type) {
    assertThat(own)
        .as(service)
        .anyMatch(entry -> entry.sources().contains(source) && entry.types().contains(type));
  }

  @ParameterizedTest
  @CsvSource({
    "aws-dynamodb-stream, aws.sns",
    "partner-zendesk, aws.partner/zendesk.com/",
    "aws-other, aws.partner/",
    "other, https://"
  })
  void soAreTheRecordsOfStreamsPartnersAndWhatNobodyKnows(String name, String source) {
    assertThat(own)
        .filteredOn(entry -> entry.name().equals(name))
        .singleElement()
        .satisfies(entry -> assertThat(entry.sources()).anyMatch(each -> each.startsWith(source)));
  }

  @Test
  void whatAnEntrySaysIsInItsPatternAndItsCases() throws IOException {
    source(
        "{\"source\": [\"com.a\", {\"prefix\": \"com.b.\"}], \"detail-type\": [\"Up\"]}",
        """
        - name: one
          in: {source: com.b.c, detail-type: Up}
          out: [{state: up, severity: ok}, {state: slow}]
        - name: two
          in: {source: com.a, detail-type: Up}
          out: [{state: up}]
        - name: three
          in: {source: com.a, detail-type: Up}
          deadLetter: no
        """);

    assertThat(SourceCatalogue.read(directory.toString()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("thing");
              assertThat(entry.description()).isEqualTo("Things | others");
              assertThat(entry.sources()).containsExactly("com.a", "com.b.c");
              assertThat(entry.moreSources()).isTrue();
              assertThat(entry.types()).containsExactly("Up");
              assertThat(entry.moreTypes()).isFalse();
              assertThat(entry.states())
                  .isEqualTo(
                      Map.of(
                          "ok", new TreeSet<>(List.of("up")), "", new TreeSet<>(List.of("slow"))));
            });
    assertThat(CatalogueTables.of(SourceCatalogue.read(directory.toString())))
        .isEqualTo(
            """
            ## On-premises and others

            | file | event sources | detail-types | what it says | states in its cases |
            |---|---|---|---|---|
            | [thing](thing.camel.yaml) | com.a, com.b.c, … | Up | Things \\| others | ok: up; slow |
            """);
  }

  @Test
  void aBrokenFileIsNamed() throws IOException {
    source("{\"source\": [1, {\"no\": \"such\"}]}", "- name: one\n  in: {}\n  out: []\n");
    assertThatThrownBy(() -> SourceCatalogue.read(directory.toString()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("sources/thing.camel.yaml: ");

    source("{\"source\": [\"com.a\"]}", "- name: one\n");
    assertThatThrownBy(() -> SourceCatalogue.read(directory.toString()))
        .isInstanceOf(SettingsException.class)
        .hasMessageEndingWith("sources/thing.cases.yaml:1: case \"one\": in is missing");
  }

  @Test
  void aFileWithoutTheMarkerIsLeftAlone() {
    assertThatThrownBy(() -> CatalogueTables.update("# Mine", own))
        .hasMessage("has no line " + CatalogueTables.MARKER);
  }

  private void source(String pattern, String cases) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Files.writeString(
        sources.resolve("thing.camel.yaml"),
        """
        - route:
            id: source-thing
            description: Things | others
            from:
              uri: bus:events
              parameters:
                pattern: '%s'
        """
            .formatted(pattern));
    Files.writeString(sources.resolve("thing.cases.yaml"), cases);
  }
}
