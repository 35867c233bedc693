package io.signalbox.topology;

/**
 * Where events are: in a route, or on a queue or topic.
 *
 * @param folder that of the route's file; {@link #CHANNELS} for a queue or topic
 * @param name the route's id, or the name of the queue or topic
 */
record Place(String folder, String name) implements Comparable<Place> {

  static final String CHANNELS = "";

  static Place channel(String name) {
    return new Place(CHANNELS, name);
  }

  boolean isChannel() {
    return folder.equals(CHANNELS);
  }

  @Override
  public int compareTo(Place other) {
    int byFolder = folder.compareTo(other.folder);
    return byFolder == 0 ? name.compareTo(other.name) : byFolder;
  }
}
