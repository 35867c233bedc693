package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;

/**
 * A call as it came in.
 *
 * @param service who is called
 * @param action what is called, such as {@code SendMessage}
 * @param target the {@code X-Amz-Target} header; null in the query protocol
 * @param contentType the body's content type
 * @param body the body, JSON or an HTML form
 */
record AwsCall(Service service, String action, String target, String contentType, byte[] body) {

  static AwsCall of(Headers headers, byte[] body) {
    String contentType = headers.getFirst("Content-Type");
    String target = headers.getFirst("X-Amz-Target");
    if (target != null) {
      int dot = target.indexOf('.');
      Service service = Service.ofTarget(target.substring(0, Math.max(dot, 0)));
      return new AwsCall(service, target.substring(dot + 1), target, contentType, body);
    }
    Form form = Form.parse(new String(body, UTF_8));
    Service service = Service.ofVersion(form.get("Version"));
    return new AwsCall(service, form.text("Action"), null, contentType, body);
  }

  /** Whether the call speaks JSON; the query protocol otherwise. */
  boolean isJson() {
    return target != null;
  }

  /** The parameters in the query protocol. */
  Form form() {
    return Form.parse(new String(body, UTF_8));
  }
}
