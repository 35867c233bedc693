package io.signalbox.bench;

import io.signalbox.Main;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signalbox as one starts it on AWS, all its routes: an event is read, matched, mapped, validated,
 * compared with those before, and written as CSV. ElasticMQ has no SNS, so queues are the
 * recipients, in the place of the topic.
 */
final class SignalboxRoutes {

  private SignalboxRoutes() {}

  static Launch launch(Job job) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("profile", "aws");
    keys.put("aws.region", "eu-central-1");
    keys.put("channel.create", "true");
    keys.put("channel.consumers", Integer.toString(job.inFlight()));
    keys.put("channel.aws-service-events.queue", job.in());
    keys.put("channel.org-resource-events.recipients", recipients(job));
    List<String> arguments = new ArrayList<>();
    keys.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return Launch.of(Main.class, arguments.toArray(String[]::new))
        .with(Map.of("AWS_ENDPOINT_URL_SQS", job.sqs().toString()));
  }

  private static String recipients(Job job) {
    return job.out().stream()
        .map(queue -> "aws2-sqs:" + queue + "?{{aws.sqs.producer}}")
        .collect(Collectors.joining(","));
  }
}
