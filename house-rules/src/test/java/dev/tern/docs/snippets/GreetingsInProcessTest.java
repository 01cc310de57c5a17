package dev.tern.docs.snippets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.source.SourceRunner;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class GreetingsInProcessTest {
  @Test
  void the_names_are_required() {
    var out = new ByteArrayOutputStream();
    var streams = new StandardStreams(InputStream.nullInputStream(), out, System.err);

    int exitCode = SourceRunner.run(new GreetingsSource(), new String[] {"spec"}, streams);

    assertThat(exitCode).isZero();
    assertThat(out.toString(UTF_8)).contains("\"required\":[\"names\"]");
  }
}
