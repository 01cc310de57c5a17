package dev.tern.testkit.lint;

import dev.tern.testkit.lint.Struct.Fault;
import dev.tern.testkit.lint.Struct.Slip;
import java.util.List;
import java.util.Map;

/** Which rule a slip against the protocol schema belongs to: the one about that struct or field. */
final class StructRules {

  private static final String ELSE = "ENV-3";

  private static final Map<String, String> BY_FIELD =
      Map.ofEntries(
          Map.entry("AirbyteRecordMessage.meta", "READ-29"),
          Map.entry("AirbyteTraceMessage.emitted_at", "ENV-20"),
          Map.entry("AirbyteControlMessage.emitted_at", "ENV-20"),
          Map.entry("AirbyteEstimateTraceMessage.row_estimate", "READ-24"),
          Map.entry("AirbyteEstimateTraceMessage.byte_estimate", "READ-24"),
          Map.entry("AirbyteStateMessage.type", "READ-9"),
          Map.entry("AirbyteStateMessage.state_type", "READ-9"),
          Map.entry("ConnectorSpecification.connectionSpecification", "CMD-2"),
          Map.entry("ConnectorSpecification.protocol_version", "CMD-3"),
          Map.entry("ConnectorSpecification.supported_destination_sync_modes", "CMD-5"));

  private static final Map<String, String> BY_STRUCT =
      Map.ofEntries(
          Map.entry("AirbyteRecordMessage", "READ-2"),
          Map.entry("AirbyteRecordMessageMeta", "READ-29"),
          Map.entry("AirbyteRecordMessageMetaChange", "READ-29"),
          Map.entry("AirbyteStateMessage", "READ-10"),
          Map.entry("AirbyteStreamState", "READ-10"),
          Map.entry("AirbyteGlobalState", "READ-10"),
          Map.entry("AirbyteStateStats", "READ-18"),
          Map.entry("AirbyteErrorTraceMessage", "ENV-11"),
          Map.entry("AirbyteStreamStatusReason", "READ-23"),
          Map.entry("AirbyteStreamStatusRateLimitedReason", "READ-23"),
          Map.entry("AirbyteControlConnectorConfigMessage", "READ-27"),
          Map.entry("AirbyteConnectionStatus", "CMD-7"),
          Map.entry("AirbyteCatalog", "CMD-10"),
          Map.entry("AirbyteStream", "CMD-10"),
          Map.entry("DestinationCatalog", "CMD-18"),
          Map.entry("DestinationOperation", "CMD-18"));

  private StructRules() {}

  /** The rules that a message without a slip shows to be kept. */
  static List<String> lookedAt(Message message) {
    return switch (message.type()) {
      case "RECORD" ->
          message.payload().has("meta")
              ? List.of("READ-2", "ENV-20", "READ-29")
              : List.of("READ-2", "ENV-20");
      case "TRACE", "CONTROL" -> List.of("ENV-20");
      default -> List.of();
    };
  }

  /** The id of the rule. */
  static String of(String messageType, Slip slip) {
    if (slip.fault() == Fault.NAME) {
      return "ENV-4";
    }
    String place = slip.struct() + "." + slip.field();
    if (place.equals("AirbyteRecordMessage.emitted_at") && slip.fault() == Fault.KIND) {
      return "ENV-20";
    }
    if (slip.struct().equals("StreamDescriptor") && messageType.equals("STATE")) {
      return "READ-10";
    }
    return BY_FIELD.getOrDefault(place, BY_STRUCT.getOrDefault(slip.struct(), ELSE));
  }
}
