package io.signalbox.notification;

import io.signalbox.event.Text;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** The subject of a notification in the form that a carrier takes. */
public final class SubjectLine {

  private static final int LONGEST_OF_SNS = 99;
  private static final int LONGEST = 200;

  /** One line of what a template has written. */
  public String ofTemplate(@Variable("subject") String subject) {
    return Text.line(subject, LONGEST);
  }

  /**
   * For SNS: ASCII, one line, under 100 characters, not starting with a blank.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">SNS Publish</a>
   */
  public String ofSns(@Header("subject") String subject) {
    String ascii = Text.line(subject).replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() > LONGEST_OF_SNS ? ascii.substring(0, LONGEST_OF_SNS) : ascii;
  }
}
