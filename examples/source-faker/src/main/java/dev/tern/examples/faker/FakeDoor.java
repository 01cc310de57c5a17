package dev.tern.examples.faker;

import java.io.IOException;

/** Emits records of one stream in one of the ways the kit takes them. For one thread. */
@FunctionalInterface
interface FakeDoor {

  void emit(long id) throws IOException;
}
