package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mutant that cannot be caught everywhere: not every machine lets its root be closed. */
class RootWriterTest {

  @Test
  void a_process_that_writes_to_its_root_is_caught_where_that_can_be_closed()
      throws InterruptedException {
    ModelSubject subject = ModelSubject.process(ModelProcess.Fault.littersRoot, "DEPLOYMENT_MODE");
    Report report = SourceExam.reports(subject, SourceSuite.suite().only(Set.of("ANY-15"))).get(0);
    Finding finding =
        report.findings().stream()
            .filter(it -> it.rule().id().equals("ANY-15"))
            .findFirst()
            .orElseThrow();

    boolean open = Files.isWritable(Path.of("/"));
    boolean closed = open && !finding.message().contains("not on a read-only root");
    assertThat(finding.outcome()).isEqualTo(closed ? Outcome.WARNED : Outcome.PASSED);
    assertThat(finding.message().contains("on a read-only root: ")).isEqualTo(closed);
  }
}
