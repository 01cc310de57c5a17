package dev.tern.cdk.destination.sql;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.destination.sql.SqlStreamWriter.End;
import dev.tern.cdk.destination.sql.SqlStreamWriter.Route;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.DestinationSyncMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Decides where the records of one stream go; looks at the database and changes nothing. */
final class StreamOpening {

  private final Session session;
  private final SqlDialect dialect;
  private final SqlSettings settings;
  private final WriteRequest request;
  private final StreamFields fields;
  private final DestinationSyncMode mode;
  private final UnaryOperator<SchemaDiff> decision;

  /**
   * Prepares for a stream.
   *
   * @param decision which differences are evened
   */
  StreamOpening(
      Session session,
      SqlSettings settings,
      WriteRequest request,
      UnaryOperator<SchemaDiff> decision) {
    this.session = session;
    this.dialect = session.dialect();
    this.settings = settings;
    this.request = request;
    this.decision = decision;
    this.mode = request.mode();
    this.fields = StreamFields.of(request);
  }

  Route route(TableName table) throws SQLException {
    Catalog catalog = new Catalog(session);
    catalog.requireNoView(table);
    List<SqlColumn> real = catalog.columns(table);
    SchemaDiff diff = compare(table, real);
    Staging staging = staging(catalog, table, real);
    List<SqlColumn> present = staging.end == End.SWAP ? catalog.columns(staging.table) : real;
    TablePlan plan = plan(staging, present, real, diff);
    if (mode == DestinationSyncMode.SOFT_DELETE) {
      plan.requireDeletedAt();
    }
    return new Route(
        new Target(staging.table, plan, fields, mode, settings.deletes()),
        table,
        staging.outdated,
        new RowOrigin(request.syncId(), request.generationId()),
        contract().misfits(),
        staging.end,
        request.resumable());
  }

  /**
   * Where rows go.
   *
   * @param table the table
   * @param fresh true when nothing that is there is of use
   * @param end what complete does
   * @param outdated what has to go first
   */
  private record Staging(TableName table, boolean fresh, End end, List<TableName> outdated) {}

  private Staging staging(Catalog catalog, TableName table, List<SqlColumn> real)
      throws SQLException {
    KitTables names = new KitTables(dialect.names());
    TableName current = names.staging(table, request.generationId());
    List<TableName> others = new ArrayList<>(names.stagings(table, catalog.tables(table.schema())));
    boolean started = others.remove(current);
    boolean changes = mode == DestinationSyncMode.UPDATE || mode == DestinationSyncMode.SOFT_DELETE;
    if (!request.replaces() || changes) {
      return new Staging(table, false, End.STAY, others);
    }
    boolean resumable = request.resumable();
    if (resumable && started) {
      return new Staging(current, false, End.SWAP, others);
    }
    if (resumable && !real.isEmpty() && hasGeneration(table, real)) {
      return new Staging(table, false, End.DROP_EARLIER, others);
    }
    if (started) {
      others.add(current);
    }
    return new Staging(current, true, End.SWAP, others);
  }

  /** An earlier attempt of this generation has swapped already: what comes now belongs to it. */
  private boolean hasGeneration(TableName table, List<SqlColumn> real) throws SQLException {
    String column = MetadataColumn.GENERATION_ID.in(dialect).name();
    return new SqlTable(table, real).find(column).isPresent()
        && session.exists(
            String.format(
                "SELECT 1 FROM %s WHERE %s = %d LIMIT 1",
                dialect.sql(table), dialect.quote(column), request.generationId()));
  }

  private TablePlan plan(
      Staging staging, List<SqlColumn> present, List<SqlColumn> real, SchemaDiff diff) {
    if (staging.end != End.SWAP) {
      return new TablePlan(dialect, fields, real, diff);
    }
    boolean keepsShape = contract() != SchemaContract.EVOLVE && !real.isEmpty();
    if (!staging.fresh) {
      SchemaDiff staged = new TableComparison(dialect, fields).of(present, Optional.empty());
      return new TablePlan(dialect, fields, present, keepsShape ? staged.untouched() : staged);
    }
    if (keepsShape) {
      return new TablePlan(dialect, fields, real, diff);
    }
    SchemaDiff all = new TableComparison(dialect, fields).of(List.of(), Optional.empty());
    return new TablePlan(dialect, fields, List.of(), all);
  }

  private SchemaDiff compare(TableName table, List<SqlColumn> real) throws SQLException {
    Optional<TableKey> before =
        real.isEmpty()
            ? Optional.empty()
            : new KeyRegistry(session, table.schema()).find(table).filter(key -> keyed());
    SchemaDiff diff = new TableComparison(dialect, fields).of(real, before);
    if (real.isEmpty() || diff.isEmpty()) {
      return diff;
    }
    return switch (contract()) {
      case EVOLVE -> decision.apply(diff);
      case FREEZE -> throw frozen(diff);
      case DISCARD_ROW, DISCARD_VALUE -> diff.untouched();
    };
  }

  private ConfigException frozen(SchemaDiff diff) {
    return new ConfigException(
        "The schema of stream "
            + StreamNames.text(request.descriptor())
            + " is frozen, but "
            + String.join(", ", diff.differences())
            + ". Change the table or the schema contract.");
  }

  private boolean keyed() {
    return mode != DestinationSyncMode.APPEND && mode != DestinationSyncMode.OVERWRITE;
  }

  private SchemaContract contract() {
    return settings.contract(request.descriptor());
  }
}
