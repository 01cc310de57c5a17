package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.ConnectorProgram;
import org.junit.jupiter.api.Test;

class ProgramConnectorTest {

  @Test
  void a_connector_that_is_a_lambda_is_named_after_the_class_it_is_written_in() {
    ConnectorProgram lambda = (arguments, streams, stop) -> 0;

    assertThat(ProgramConnector.of(() -> lambda).reference())
        .isEqualTo("class:dev.tern.testkit.suite.ProgramConnectorTest");
  }
}
