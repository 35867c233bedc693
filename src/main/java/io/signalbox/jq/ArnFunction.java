package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunction;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * {@code arn("ec2"; "instance/i-0abc")}, on an event: the ARN of a resource in the event's region
 * and account. {@code arn("s3"; ""; ""; "bucket")} says region and account itself, for services
 * whose ARNs have none. The partition is that of the event's region.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
 */
@BuiltinFunction({"arn/2", "arn/4"})
public final class ArnFunction implements Function {

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    if (args.size() == 4) {
      String region = one(scope, args.get(1), in);
      String account = one(scope, args.get(2), in);
      emit(scope, args.get(0), region + ":" + account, args.get(3), in, output);
    } else {
      String place = field(in, "region") + ":" + field(in, "account");
      emit(scope, args.get(0), place, args.get(1), in, output);
    }
  }

  /** One ARN for each resource that the argument yields. */
  private static void emit(
      Scope scope,
      Expression service,
      String place,
      Expression resource,
      JsonNode in,
      PathOutput output)
      throws JsonQueryException {
    String start = "arn:%s:%s:%s:".formatted(partition(in), one(scope, service, in), place);
    resource.apply(scope, in, each -> output.emit(TextNode.valueOf(start + text(each)), null));
  }

  private static String partition(JsonNode event) {
    String region = event.path("region").asText();
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  private static String field(JsonNode event, String name) throws JsonQueryException {
    String value = event.path(name).asText();
    if (value.isBlank()) {
      throw new MappingException(name + " is missing");
    }
    return value;
  }

  private static String one(Scope scope, Expression argument, JsonNode in)
      throws JsonQueryException {
    StringBuilder value = new StringBuilder();
    argument.apply(scope, in, each -> value.append(text(each)));
    return value.toString();
  }

  private static String text(JsonNode value) throws JsonQueryException {
    if (!value.isTextual()) {
      throw new MappingException("arn: " + value.getNodeType() + " is not text");
    }
    return value.asText();
  }
}
