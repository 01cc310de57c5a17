package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.cdk.source.SourceStream;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Secret;
import dev.tern.cdk.spec.Title;
import dev.tern.protocol.types.Cursor;
import dev.tern.protocol.types.PrimaryKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;

public final class TicketsSource extends AbstractSource<TicketsSource.Config> {
  public record Config(
      @Title("Server") @Description("Such as https://tickets.example.org") String url,
      @Title("API key") Secret key) {}

  public record Ticket(@PrimaryKey long id, String subject, @Cursor Instant updatedAt) {}

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  protected void check(Config config) throws Exception {
    get(config, "/tickets?limit=1");
  }

  @Override
  protected List<SourceStream> streams(Config config) {
    var tickets = SourceStream.named("tickets").schema(Ticket.class).sorted();
    return List.of(
        tickets.reader(
            (from, records) -> {
              String since = from.value().orElse("1970-01-01T00:00:00Z"); // inclusive
              for (JsonNode ticket : get(config, "/tickets?sort=updated_at&since=" + since)) {
                Instant updatedAt = Instant.parse(ticket.path("updated_at").asText());
                String subject = ticket.path("subject").asText();
                records.emit(new Ticket(ticket.path("id").asLong(), subject, updatedAt));
              }
            }));
  }

  private JsonNode get(Config config, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(config.url() + path));
    request.header("Authorization", "Bearer " + config.key().reveal());
    try {
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      return switch (response.statusCode()) {
        case 200 -> new ObjectMapper().readTree(response.body());
        case 401 -> throw new ConfigException("The server refuses the 'key'. Give a valid one.");
        default -> throw new TransientException("The server cannot answer now. Try again later.");
      };
    } catch (IOException e) {
      throw new TransientException("The server's answer broke off. Try again later.", e);
    }
  }

  public static void main(String[] args) {
    System.exit(SourceRunner.run(new TicketsSource(), args));
  }
}
