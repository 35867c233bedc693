package io.signalbox.observe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * A check of several things, each told by its name. Where one is wrong the others go on, so it is
 * none of the checks of being ready, which is asked often and decides on the life of a pod.
 */
abstract class ListCheck extends AbstractHealthCheck implements OwnCheck {

  private static final String NAME = "name";
  private static final String STATUS = "status";

  private final String list;

  /**
   * @param list the check's id, and the name of the list that it tells
   */
  ListCheck(String list) {
    super("signalbox", list);
    this.list = list;
  }

  /** One of the things: what is told of it, and whether it is as it should be. */
  record Item(String name, boolean isGood, Map<String, Object> told) {

    private Map<String, Object> described() {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put(NAME, name);
      described.put(STATUS, isGood ? "UP" : "DEGRADED");
      described.putAll(told);
      return described;
    }
  }

  /** All of them, in their order. */
  abstract Stream<Item> items();

  @Override
  public boolean isReadiness() {
    return false;
  }

  @Override
  public List<String> details() {
    return List.of(list);
  }

  @Override
  public boolean saysThatNothingIsTaken() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    List<Item> items = items().toList();
    builder.detail(list, items.stream().map(Item::described).toList());
    if (items.stream().allMatch(Item::isGood)) {
      builder.up();
    } else {
      builder.message("not all " + list + " are as they should be").down();
    }
  }
}
