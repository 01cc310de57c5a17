package dev.tern.worker.connector;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A run that is another run, but for what a subclass does differently. */
abstract class ForwardingRun implements ConnectorRun {

  private final ConnectorRun inner;

  ForwardingRun(ConnectorRun inner) {
    this.inner = inner;
  }

  @Override
  public OutputStream input() {
    return inner.input();
  }

  @Override
  public InputStream output() {
    return inner.output();
  }

  @Override
  public InputStream errors() {
    return inner.errors();
  }

  @Override
  public OptionalLong pid() {
    return inner.pid();
  }

  @Override
  public OptionalInt await(Duration patience) throws InterruptedException {
    return inner.await(patience);
  }

  @Override
  public void terminate() {
    inner.terminate();
  }

  @Override
  public void kill() {
    inner.kill();
  }

  @Override
  public void close() {
    kill();
    inner.close();
  }
}
