package io.signalbox.testing.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * EC2, as far as it describes tags.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html">
 *     DescribeTags</a>
 */
final class Ec2Api implements AwsApi {

  private static final int MOST_VALUES = 200;

  private record Tagged(String instance, String key, String value) {

    String xml() {
      return Xml.element(
          "item",
          Xml.text("resourceId", instance)
              + Xml.text("resourceType", "instance")
              + Xml.text("key", key)
              + Xml.text("value", value));
    }
  }

  private static final Map<String, Function<Tagged, String>> FILTERS =
      Map.of("resource-id", Tagged::instance, "key", Tagged::key, "value", Tagged::value);

  private final List<Tagged> tags = new CopyOnWriteArrayList<>();

  void tag(String instance, String key, String value) {
    tags.add(new Tagged(instance, key, value));
  }

  @Override
  public AwsReply answer(AwsCall call) {
    if (!call.action().equals("DescribeTags")) {
      throw AwsError.unknownAction(call.action());
    }
    List<Form> filters = call.form().structures("Filter");
    String items =
        tags.stream()
            .filter(tag -> filters.stream().allMatch(filter -> passes(filter, tag)))
            .map(Tagged::xml)
            .collect(Collectors.joining());
    return AwsReply.xml(200, Service.EC2, "DescribeTagsResponse", Xml.element("tagSet", items));
  }

  /** An error as EC2 writes it. */
  static AwsReply error(AwsError error) {
    String text = Xml.text("Code", error.code()) + Xml.text("Message", error.getMessage());
    String errors = Xml.element("Errors", Xml.element("Error", text));
    return AwsReply.xml(error.status(), Service.EC2, "Response", errors);
  }

  private static boolean passes(Form filter, Tagged tag) {
    List<String> values = filter.list("Value");
    if (values.isEmpty()
        || values.size() > MOST_VALUES
        || !FILTERS.containsKey(filter.get("Name"))) {
      throw new AwsError(400, "InvalidParameterValue", "filter " + filter.text("Name"));
    }
    return values.contains(FILTERS.get(filter.get("Name")).apply(tag));
  }
}
