package dev.tern.examples.database;

import dev.tern.cdk.source.Limit;

/**
 * How tables are reached.
 *
 * @param pool the connections
 * @param limit how many of them there may be
 * @param config what the user wants
 */
record TableAccess(ConnectionPool pool, Limit limit, DatabaseConfig config) {}
