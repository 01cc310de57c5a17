package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The stdout of the model: whole lines. */
record ModelOutput(OutputStream out) {

  void log(String text) {
    ObjectNode message = ProtocolJson.mapper().createObjectNode().put("type", "LOG");
    message.putObject("log").put("level", "INFO").put("message", text);
    line(message.toString());
  }

  void line(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
