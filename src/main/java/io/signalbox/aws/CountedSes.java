package io.signalbox.aws;

import io.signalbox.aws.batch.BatchCounters;
import io.signalbox.aws.batch.BatchStatistics;
import io.signalbox.aws.forward.ClientProxy;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/** Counts the mails that are sent by SES, which has a request for each. */
final class CountedSes {

  private final BatchCounters raw = new BatchCounters("SendRawEmail");
  private final BatchCounters simple = new BatchCounters("SendEmail");

  /** The client, which to its callers is the plain one. */
  SesClient client(SesClient plain) {
    return new ClientProxy<>(plain)
        .with(SendRawEmailRequest.class, counted(raw, plain::sendRawEmail))
        .with(SendEmailRequest.class, counted(simple, plain::sendEmail))
        .as(SesClient.class);
  }

  /** What both operations have cost so far. */
  List<BatchStatistics> statistics() {
    return Stream.of(raw, simple).map(BatchCounters::snapshot).toList();
  }

  private static <Q, R> Function<Q, R> counted(BatchCounters counters, Function<Q, R> operation) {
    return request -> {
      counters.request(1);
      try {
        return operation.apply(request);
      } catch (SdkException e) {
        counters.failed();
        throw e;
      }
    };
  }
}
