package dev.tern.protocol.migration;

/** One addition to the protocol and the version that brought it. */
public enum ProtocolChange {
  /** The protocol itself, described by a JSON schema. */
  INITIAL("0.0.0", "Initial version described by a JSON schema"),
  /** No schemas below the first level. */
  NO_SUB_SCHEMAS("0.0.1", "Sub-schemas removed"),
  /** OAuth in the specification. */
  OAUTH("0.0.2", "OAuth of connectors"),
  /** TRACE messages with errors. */
  TRACE("0.1.0", "AirbyteTraceMessage added for failures"),
  /** Namespaces beside stream names. */
  NAMESPACE("0.1.1", "Namespace beside the name of a stream"),
  /** States of type STREAM and GLOBAL. */
  STREAM_STATE("0.2.0", "States of type STREAM and GLOBAL"),
  /** {@code stack_trace} of LOG messages. */
  LOG_STACK_TRACE("0.3.0", "stack_trace of AirbyteLogMessage"),
  /** CONTROL messages. */
  CONTROL("0.3.1", "AirbyteControlMessage with a connector config"),
  /** Traces of type ESTIMATE. */
  ESTIMATE("0.3.2", "AirbyteEstimateTraceMessage added"),
  /** Traces of type STREAM_STATUS. */
  STREAM_STATUS("0.3.3", "Stream status traces, stream_descriptor of errors"),
  /** The statuses COMPLETE and INCOMPLETE instead of STOPPED. */
  COMPLETE_STATUS("0.3.6", "Stream statuses COMPLETE and INCOMPLETE"),
  /** Traces of type ANALYTICS. */
  ANALYTICS("0.4.2", "Analytics traces"),
  /** Record counts in states. */
  STATE_STATS("0.5.0", "sourceStats and destinationStats of states"),
  /** {@code meta.changes} of records. */
  RECORD_META("0.6.0", "meta of records"),
  /** The failure type {@code transient_error}. */
  TRANSIENT_ERROR("0.8.0", "Failure type transient_error"),
  /** Generations in configured catalogs. */
  GENERATIONS("0.9.0", "generation_id, minimum_generation_id and sync_id"),
  /** {@code is_resumable} of streams. */
  RESUMABLE("0.10.0", "is_resumable of streams"),
  /** Reasons of stream statuses. */
  STATUS_REASONS("0.11.0", "Reasons of stream statuses"),
  /** OAuth inputs of connectors. */
  OAUTH_INPUT("0.14.0", "oauth_connector_input_specification"),
  /** The reason DESTINATION_TYPECAST_ERROR. */
  TYPECAST_REASON("0.14.3", "Reason DESTINATION_TYPECAST_ERROR of record changes"),
  /** Files beside records. */
  FILES("0.15.0", "File references, is_file_based and include_files"),
  /** Catalogs of destinations. */
  DESTINATION_CATALOG("0.16.0", "DESTINATION_CATALOG, the sync modes update and soft_delete"),
  /** Counts of rejected records. */
  REJECTED_RECORDS("0.18.0", "rejectedRecordCount of states"),
  /** Free statistics in states. */
  ADDITIONAL_STATS("0.19.0", "additionalStats of states"),
  /** The data types of v1. */
  WELL_KNOWN_TYPES("1.0.0", "Well known data types");

  private final String since;
  private final String description;

  ProtocolChange(String since, String description) {
    this.since = since;
    this.description = description;
  }

  /** The first version that has it. */
  public ProtocolVersion since() {
    return ProtocolVersion.find(since).orElseThrow();
  }

  /** What it is, in a few words. */
  public String description() {
    return description;
  }
}
