package dev.tern.examples.postgres;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests the one server that all classes share; it ends with the last of them. */
final class ServerForAll implements ParameterResolver {

  private record Shared(PostgresServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == PostgresServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(ServerForAll.class))
        .getOrComputeIfAbsent(Shared.class, type -> new Shared(new PostgresServer()), Shared.class)
        .server();
  }
}
