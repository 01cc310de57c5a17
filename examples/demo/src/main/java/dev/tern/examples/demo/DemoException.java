package dev.tern.examples.demo;

/** Says that the demo cannot go on; the message is all that the user needs to see. */
final class DemoException extends RuntimeException {

  DemoException(String message) {
    super(message);
  }
}
