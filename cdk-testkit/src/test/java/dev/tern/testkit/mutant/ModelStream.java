package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The streams of the model source: each shows something else. */
enum ModelStream {
  /** Has a cursor. */
  USERS(
      "{'name':'users','json_schema':{'type':'object','properties':{'id':{'type':'integer'},"
          + "'at':{'type':'integer'},'name':{'type':'string'}}},"
          + "'supported_sync_modes':['full_refresh','incremental'],'source_defined_cursor':false,"
          + "'default_cursor_field':['at'],'source_defined_primary_key':[['id']]}"),
  /** Its full refresh goes on where it was cut. */
  ORDERS(
      "{'name':'orders','json_schema':{'type':'object','properties':{'id':{'type':'integer'}}},"
          + "'supported_sync_modes':['full_refresh'],'source_defined_cursor':true,"
          + "'default_cursor_field':['id'],'is_resumable':true,"
          + "'source_defined_primary_key':[['id']]}"),
  /** Has nothing but records. */
  TAGS(
      "{'name':'tags','json_schema':{'type':'object','properties':{'id':{'type':'integer'},"
          + "'text':{'type':'string'}}},"
          + "'supported_sync_modes':['full_refresh']}"),
  /** Has no record. */
  DRAFTS(
      "{'name':'drafts','json_schema':{'type':'object','properties':{'id':{'type':'integer'}}},"
          + "'supported_sync_modes':['full_refresh']}");

  static final List<ModelStream> ALL = List.of(values());

  private final String json;

  ModelStream(String json) {
    this.json = json.replace('\'', '"');
  }

  String id() {
    return String.valueOf(describe().getName());
  }

  AirbyteStream describe() {
    return ProtocolJson.mapper().convertValue(tree(json), AirbyteStream.class);
  }

  /** The record at a place. */
  ObjectNode record(long place) {
    ObjectNode record = ProtocolJson.mapper().createObjectNode().put("id", place);
    return switch (this) {
      case USERS -> record.put("at", 100 + place).put("name", "user " + place);
      case TAGS -> record.put("text", "tag " + place);
      default -> record;
    };
  }

  /** How many there are, of so many rows. */
  long count(long rows) {
    return this == DRAFTS ? 0 : rows;
  }

  static JsonNode tree(String json) {
    try {
      return ProtocolJson.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
