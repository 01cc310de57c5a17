package dev.tern.testkit.http;

/** What comes back for a request. It may be asked by several threads at once. */
@FunctionalInterface
public interface Answer {

  /** Makes the reply. What it throws is a failure of the test. */
  Reply to(MockRequest request);
}
