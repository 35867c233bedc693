package io.signalbox.delivery;

import org.apache.camel.Exchange;

/** What is sent to a target that has a name. */
public final class Target {

  static final String JSON = "application/json";

  /** Makes the body of a request. */
  interface Writer {
    byte[] write(Exchange exchange) throws Exception;
  }

  /** Looks at the answer. */
  interface Reader {
    void note(Exchange exchange) throws Exception;
  }

  private final Writer writer;
  private final String mediaType;
  private final Reader reader;

  private Target(Writer writer, String mediaType, Reader reader) {
    this.writer = writer;
    this.mediaType = mediaType;
    this.reader = reader;
  }

  /** One that says all by the status of its answers. */
  static Target of(Writer writer, String mediaType) {
    return new Target(writer, mediaType, exchange -> {});
  }

  /** A channel of Slack. */
  static Target of(SlackPost post) {
    return new Target(post::write, SlackPost.MEDIA_TYPE, post::note);
  }

  /** The body of the request. */
  public byte[] write(Exchange exchange) throws Exception {
    return writer.write(exchange);
  }

  /** The media type of the body. */
  public String mediaType() {
    return mediaType;
  }

  /** Takes note of the answer. */
  public void note(Exchange exchange) throws Exception {
    reader.note(exchange);
  }
}
