package io.signalbox.testing.aws;

/** The services that {@link AwsServer} answers for. */
enum Service {
  SQS("2012-11-05", "AmazonSQS", "http://queue.amazonaws.com/doc/2012-11-05/"),
  SNS("2010-03-31", null, "http://sns.amazonaws.com/doc/2010-03-31/"),
  SES("2010-12-01", null, "http://ses.amazonaws.com/doc/2010-12-01/"),
  EC2("2016-11-15", null, "http://ec2.amazonaws.com/doc/2016-11-15/"),
  EVENTBRIDGE(null, "AWSEvents", null);

  private final String version;
  private final String targetPrefix;
  private final String namespace;

  Service(String version, String targetPrefix, String namespace) {
    this.version = version;
    this.targetPrefix = targetPrefix;
    this.namespace = namespace;
  }

  /** The service of the query protocol's {@code Version} parameter. */
  static Service ofVersion(String version) {
    for (Service service : values()) {
      if (service.version != null && service.version.equals(version)) {
        return service;
      }
    }
    throw new AwsError(400, "NoSuchVersion", "no service here has the API version " + version);
  }

  /** The service of the JSON protocol's {@code X-Amz-Target} prefix. */
  static Service ofTarget(String prefix) {
    for (Service service : values()) {
      if (service.targetPrefix != null && service.targetPrefix.equals(prefix)) {
        return service;
      }
    }
    throw new AwsError(400, "UnknownOperationException", "no service here is called " + prefix);
  }

  /** The XML namespace of the service's answers in the query protocol. */
  String namespace() {
    return namespace;
  }
}
