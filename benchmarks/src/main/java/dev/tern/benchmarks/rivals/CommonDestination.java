package dev.tern.benchmarks.rivals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.protocol.AirbyteMessage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A destination as one writes it without a kit: a message object of each line. */
public final class CommonDestination {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CommonDestination() {}

  /**
   * Writes the records on stdin to a file.
   *
   * @param args the file
   */
  @SuppressWarnings("SystemOut") // the common way
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        AirbyteMessage message = MAPPER.readValue(line, AirbyteMessage.class);
        if (message.getType() == AirbyteMessage.Type.RECORD) {
          out.write(MAPPER.writeValueAsString(message.getRecord().getData()));
          out.newLine();
        } else if (message.getType() == AirbyteMessage.Type.STATE) {
          out.flush();
          System.out.println(line);
        }
      }
    }
  }
}
