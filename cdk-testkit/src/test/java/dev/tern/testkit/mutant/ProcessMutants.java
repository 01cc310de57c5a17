package dev.tern.testkit.mutant;

import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.Suite;
import java.util.List;
import java.util.Set;

/** Faults that only a process can have. Each is looked at around its rule: they start slowly. */
final class ProcessMutants {

  private static final String VARIABLE = "DEPLOYMENT_MODE";

  private ProcessMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        of("ANY-13", "sleep', file 'forgotten", ModelProcess.Fault.leaves),
        of("ANY-14", "are declared", ModelProcess.Fault.fat),
        of("SRC-23", "its memory grows", ModelProcess.Fault.hoards),
        SourceMutant.of(
                "ENV-17",
                "Without [DEPLOYMENT_MODE], spec does not work: exit code 1",
                () -> ModelSubject.process(ModelProcess.Fault.needs, VARIABLE))
            .near("ANY-1", "CMD-7", "SRC-1", "ENV-17"));
  }

  private static SourceMutant of(String rule, String word, ModelProcess.Fault fault) {
    return SourceMutant.of(rule, word, () -> ModelSubject.process(fault))
        .near("ANY-13", "ANY-14", "SRC-23");
  }

  /** The model as a process. */
  static ModelSubject model() {
    return ModelSubject.process(ModelProcess.Fault.none, VARIABLE);
  }

  /** The checks of all these rules. */
  static Suite<SourceTrials> suite() {
    return SourceSuite.suite().only(Set.of("ANY-13", "ANY-14", "SRC-23", "ENV-17"));
  }
}
