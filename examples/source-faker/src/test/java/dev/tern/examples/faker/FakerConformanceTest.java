package dev.tern.examples.faker;

import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;

class FakerConformanceTest extends FakerConformance {

  @Override
  public Connector connector() {
    return ProgramConnector.of(FakerSource::new);
  }
}
