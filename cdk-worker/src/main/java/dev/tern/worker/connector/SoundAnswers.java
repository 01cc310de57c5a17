package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers of a connector that can be worked with; what the others lack is told in a sentence.
 */
record SoundAnswers(Connector connector) {

  /** A specification with options, of a protocol that is spoken here. */
  ConnectorSpecification spec(ConnectorSpecification spec) {
    String version = spec.getProtocolVersion();
    if (version != null && !version.isBlank() && !version.strip().startsWith("0.")) {
      throw new ConfigException(
          who()
              + " speaks protocol "
              + version
              + ". Only versions 0.x are spoken here, and by platforms.");
    }
    JsonNode options = spec.getConnectionSpecification();
    if (options == null || !options.isObject()) {
      throw new SystemException(
          who()
              + " has a specification without the object 'connectionSpecification': tell who"
              + " made it.");
    }
    return spec;
  }

  /** A catalog of streams that can be told apart. */
  AirbyteCatalog catalog(AirbyteCatalog catalog) {
    List<AirbyteStream> streams = catalog.getStreams();
    if (streams == null) {
      throw new SystemException(who() + " has a catalog without 'streams': tell who made it.");
    }
    Set<StreamDescriptor> names = new HashSet<>();
    for (AirbyteStream stream : streams) {
      if (stream == null || stream.getName() == null || stream.getJsonSchema() == null) {
        throw new SystemException(
            who() + " offers a stream without 'name' or without 'json_schema': tell who made it.");
      }
      StreamDescriptor name = StreamNames.of(stream);
      if (!names.add(name)) {
        throw new SystemException(
            who() + " offers the stream " + StreamNames.text(name) + " twice: tell who made it.");
      }
    }
    return catalog;
  }

  private String who() {
    return "The connector '" + connector.reference() + "'";
  }
}
