package io.signalbox.aws.tags;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * An EC2 instance.
 *
 * @param region where it is; one that the SDK knows, since it becomes part of a host's name
 * @param id such as {@code i-0a1b2c3d4e5f67890}
 */
record Instance(Region region, String id) {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:ec2:([a-z0-9-]{1,32}):\\d{12}:instance/(i-[0-9a-f]{8,32})");

  /** The instance that an ARN names; empty for anything else. */
  static Optional<Instance> of(String arn) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Region region = Region.of(matcher.group(1));
    return Region.regions().contains(region)
        ? Optional.of(new Instance(region, matcher.group(2)))
        : Optional.empty();
  }
}
