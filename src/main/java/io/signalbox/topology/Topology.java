package io.signalbox.topology;

import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The routes and channels, and the ways of events between them, as the route files say. What looks
 * after failures and after health is left out: it is everywhere.
 */
public final class Topology {

  private static final Set<String> LEFT_OUT = Set.of("errors", "observe");

  /** The spool's own end, behind its lanes, has a key of its own. */
  private static final Pattern CHANNEL =
      Pattern.compile("\\{\\{channel\\.(.+?)(?:\\.broker)?\\.(in|out)}}");

  /** What the template of the targets of deliveries begins at: a queue for each of them. */
  private static final String OF_TARGET = "{{in}}";

  private static final String QUEUES_OF_TARGETS = "a queue for each target";

  private static final Pattern KEY = Pattern.compile("\\{\\{(.+)}}");

  private final Settings settings;
  private final List<RouteEnds> routes = new ArrayList<>();
  private final Set<Wire> wires = new LinkedHashSet<>();

  private Topology(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads the route files of {@code routes.directory}.
   *
   * @throws SettingsException for a file that is not well-formed, by its name and line
   */
  public static Topology read(Settings settings) {
    Topology topology = new Topology(settings);
    RouteFiles.find(settings.get("routes.directory")).texts().forEach(topology::addFile);
    topology.connect();
    return topology;
  }

  /** All ways, in the order of what they come from. */
  List<Wire> wires() {
    return wires.stream().sorted(Comparator.comparing(Wire::from).thenComparing(Wire::to)).toList();
  }

  /** The routes of a folder. */
  long count(String folder) {
    return routes.stream().filter(route -> route.place().folder().equals(folder)).count();
  }

  private void addFile(String uri, String text) {
    RouteFileName file = RouteFileName.of(uri);
    if (LEFT_OUT.contains(file.folder())) {
      return;
    }
    try {
      YamlNode.read(text).items().stream()
          .flatMap(item -> Stream.of(item.field("route"), item.field("routeTemplate")))
          .flatMap(Optional::stream)
          .forEach(
              route -> routes.add(RouteEnds.of(new Place(file.folder(), route.text("id")), route)));
    } catch (YamlException e) {
      throw new SettingsException("%s:%d: %s".formatted(file.path(), e.line(), e.getMessage()));
    }
  }

  private void connect() {
    Set<String> called = new HashSet<>();
    for (RouteEnds route : routes) {
      reads(route).ifPresent(channel -> wires.add(new Wire(channel, route.place(), false)));
      for (String uri : route.to()) {
        String resolved = resolved(uri);
        called.add(resolved);
        writes(resolved).ifPresent(channel -> wires.add(new Wire(route.place(), channel, false)));
        routes.stream()
            .filter(other -> other.from().equals(resolved))
            .forEach(other -> wires.add(new Wire(route.place(), other.place(), false)));
      }
    }
    routes.stream().filter(route -> !called.contains(route.from())).forEach(this::connectByKey);
    subscribe();
  }

  /** What no route calls by itself is called where a key names it, of which both know. */
  private void connectByKey(RouteEnds route) {
    for (RouteEnds other : routes) {
      if (route.condition().stream().anyMatch(key -> other.to().contains("{{" + key + "}}"))) {
        wires.add(new Wire(other.place(), route.place(), true));
      }
    }
  }

  /** A queue is subscribed to the topic whose key its own begins with. */
  private void subscribe() {
    List<String> topics = channels("out").filter(this::isTopic).toList();
    Place targets = Place.channel(QUEUES_OF_TARGETS);
    if (wires.stream().anyMatch(wire -> wire.from().equals(targets))) {
      String topic = "topic " + settings.get(DeliveryQueues.TOPIC);
      wires.add(new Wire(Place.channel(topic), targets, false));
    }
    channels("in")
        .forEach(
            queue ->
                topics.stream()
                    .filter(topic -> queue.equals(topic) || queue.startsWith(topic + "-"))
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(topic -> wires.add(new Wire(topic(topic), queue(queue), false))));
  }

  private Stream<String> channels(String direction) {
    return routes.stream()
        .flatMap(route -> Stream.concat(Stream.of(route.from()), route.to().stream()))
        .map(this::resolved)
        .map(CHANNEL::matcher)
        .filter(channel -> channel.matches() && channel.group(2).equals(direction))
        .map(channel -> channel.group(1))
        .distinct();
  }

  private Optional<Place> reads(RouteEnds route) {
    if (route.from().equals(OF_TARGET)) {
      return Optional.of(Place.channel(QUEUES_OF_TARGETS));
    }
    Matcher channel = CHANNEL.matcher(route.from());
    return channel.matches() ? Optional.of(queue(channel.group(1))) : Optional.empty();
  }

  private Optional<Place> writes(String uri) {
    Matcher channel = CHANNEL.matcher(uri);
    return channel.matches()
        ? Optional.of(isTopic(channel.group(1)) ? topic(channel.group(1)) : queue(channel.group(1)))
        : Optional.empty();
  }

  /** A key whose value is another one stands for that, as the recipients do by default. */
  private String resolved(String uri) {
    if (CHANNEL.matcher(uri).matches()) {
      return uri;
    }
    Matcher key = KEY.matcher(uri);
    String value = key.matches() ? settings.asMap().getOrDefault(key.group(1), "") : "";
    return KEY.matcher(value).matches() ? value : uri;
  }

  private boolean isTopic(String channel) {
    return settings.asMap().containsKey("channel.%s.topic".formatted(channel));
  }

  private Place topic(String channel) {
    return Place.channel("topic " + settings.get("channel.%s.topic".formatted(channel)));
  }

  private Place queue(String channel) {
    return Place.channel("queue " + settings.get("channel.%s.queue".formatted(channel)));
  }
}
