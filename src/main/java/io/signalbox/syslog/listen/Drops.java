package io.signalbox.syslog.listen;

import io.signalbox.intake.udp.SystemDrops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that were not taken: each is counted, and a line a minute tells how many. */
final class Drops {

  private static final Logger LOG = LoggerFactory.getLogger(Drops.class);

  private final Meters meters;
  private long ofRate;
  private long ofSpool;
  private SystemDrops system;

  Drops(Meters meters) {
    this.meters = meters;
  }

  /** The system drops too, on this port. */
  void listenOn(int port) {
    system = new SystemDrops(port);
    // those of a socket that was there before
    system.more();
  }

  /** These were beyond their sender's rate. */
  void ofRate(int messages) {
    meters.dropped().increment(messages);
    ofRate += messages;
  }

  /** For these there was no room, as the spool takes no more or not as fast. */
  void ofSpool(int messages) {
    meters.dropped().increment(messages);
    ofSpool += messages;
  }

  /** Tells of those since the last time. */
  void tell() {
    long ofSystem = system == null ? 0 : system.more();
    if (ofSystem > 0) {
      meters.dropped().increment(ofSystem);
      LOG.warn(
          "syslog by udp: {} messages were dropped by the system: they came faster than they were read",
          ofSystem);
    }
    if (ofSpool > 0) {
      LOG.warn("syslog by udp: {} messages were dropped: the spool does not take more", ofSpool);
    }
    if (ofRate > 0) {
      LOG.warn(
          "syslog by udp: {} messages were dropped: beyond intake.syslog.udp.max-rate-per-peer",
          ofRate);
    }
    ofSpool = 0;
    ofRate = 0;
  }
}
