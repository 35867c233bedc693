package io.signalbox.snmp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.util.NetUtil;
import io.signalbox.event.Json;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/**
 * Notifications in the envelope of an event.
 *
 * <p>Its source is {@code snmp}, its detail-type {@code SNMP Trap}, its region the site, its
 * resource {@code arn:onprem:snmp:<site>::host/<address>}: of the agent, where the sender names
 * one, or else of the sender. Its time is that of its arrival. An INFORM that is sent again has the
 * same id. Its detail has {@code version} (1, 2c or 3), {@code kind} (trap or inform), {@code peer}
 * (the address that it came from), and where they are known {@code agent}, {@code security-name}
 * and {@code context} (of v3), {@code uptime} (of the sender, in seconds), {@code trap} (an OID),
 * {@code trap-name}, {@code enterprise} (an OID); {@code varbinds}, each with {@code oid}, {@code
 * type}, {@code value}, and where they are known {@code name} and {@code label}; and {@code
 * values}: by the name of the object, the label or else the value of the first of it.
 */
final class TrapEvents {

  static final String SOURCE = "snmp";
  static final String TYPE = "SNMP Trap";

  private final String site;
  private final ObjectNames names;
  private final InstantSource clock;

  /** The first half of every id, so that those of two processes differ. */
  private final long process = new SecureRandom().nextLong();

  private final AtomicLong count = new AtomicLong();

  TrapEvents(String site, ObjectNames names, InstantSource clock) {
    this.site = site;
    this.names = names;
    this.clock = clock;
  }

  /** The event of a notification. */
  <A extends Address> ObjectNode event(CommandResponderEvent<A> message) {
    Notification notification = Notification.of(message.getPDU());
    String peer = peer(message);
    String host = notification.agent() == null ? peer : notification.agent();
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0");
    event.put("id", id(message).toString());
    event.put("detail-type", TYPE);
    event.put("source", SOURCE);
    event.put("account", "");
    event.put("time", clock.instant().toString());
    event.put("region", site);
    event.putArray("resources").add("arn:onprem:snmp:" + site + "::host/" + host);
    ObjectNode detail = event.putObject("detail");
    origin(detail, message, peer);
    notification(detail, notification);
    return event;
  }

  /** The address that a message came from. */
  static String peer(CommandResponderEvent<?> message) {
    return address(((UdpAddress) message.getPeerAddress()).getInetAddress());
  }

  /** As text; that of IPv6 as RFC 5952 has it. */
  static String address(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  private UUID id(CommandResponderEvent<?> message) {
    if (message.getPDU().getType() != PDU.INFORM) {
      return new UUID(process, count.incrementAndGet());
    }
    String same = message.getPeerAddress() + " " + message.getPDU();
    return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8));
  }

  private static void origin(ObjectNode detail, CommandResponderEvent<?> message, String peer) {
    PDU pdu = message.getPDU();
    detail.put("version", version(message.getMessageProcessingModel()));
    detail.put("kind", pdu.getType() == PDU.INFORM ? "inform" : "trap");
    detail.put("peer", peer);
    if (pdu instanceof ScopedPDU scoped) {
      OctetString user = new OctetString(message.getSecurityName());
      detail.set("security-name", Values.value(user, false));
      if (scoped.getContextName().length() > 0) {
        detail.set("context", Values.value(scoped.getContextName(), false));
      }
    }
  }

  private static String version(int model) {
    return switch (model) {
      case SnmpConstants.version1 -> "1";
      case SnmpConstants.version2c -> "2c";
      default -> "3";
    };
  }

  private void notification(ObjectNode detail, Notification notification) {
    put(detail, "agent", notification.agent());
    if (notification.uptime() != null) {
      detail.set("uptime", Values.seconds(notification.uptime()));
    }
    if (notification.trap() != null) {
      detail.put("trap", notification.trap().toDottedString());
      put(detail, "trap-name", names.name(notification.trap()));
    }
    if (notification.enterprise() != null) {
      detail.put("enterprise", notification.enterprise().toDottedString());
    }
    ArrayNode bindings = detail.putArray("varbinds");
    ObjectNode values = detail.putObject("values");
    notification.bindings().forEach(binding -> add(bindings, values, binding));
  }

  private void add(ArrayNode bindings, ObjectNode values, VariableBinding binding) {
    ObjectNames.Named object = names.find(binding.getOid());
    ObjectNode json = bindings.addObject();
    json.put("oid", binding.getOid().toDottedString());
    json.put("type", Values.type(binding.getVariable()));
    JsonNode value =
        object == null
            ? Values.value(binding.getVariable(), false)
            : object.value(binding.getVariable());
    json.set("value", value);
    String label = label(object, binding);
    put(json, "label", label);
    if (object != null) {
      json.put("name", object.name() + instance(object, binding.getOid()));
      if (!values.has(object.name())) {
        values.set(object.name(), label == null ? value : values.textNode(label));
      }
    }
  }

  /** The word for a value: of an enumeration's number, or of an OID that the table names. */
  private String label(ObjectNames.Named object, VariableBinding binding) {
    if (binding.getVariable() instanceof OID oid) {
      return names.name(oid);
    }
    return object != null && binding.getVariable() instanceof Integer32 number
        ? object.labels().get(number.getValue())
        : null;
  }

  private static String instance(ObjectNames.Named object, OID oid) {
    int begin = object.oid().size();
    return begin == oid.size()
        ? ""
        : "." + new OID(oid.getValue(), begin, oid.size() - begin).toDottedString();
  }

  private static void put(ObjectNode json, String field, String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
