package io.cloudhal.aws;

import io.cloudhal.testservers.Backend;
import java.util.Map;

/** What the conformance suite runs against, as chosen by {@link Backend}. */
interface AwsBackend extends AutoCloseable {

  /** Returns the one that was chosen. */
  static AwsBackend chosen() {
    return Backend.chosen() == Backend.CLOUD ? new AwsAccount() : new AwsServers();
  }

  /** Returns a configuration without a spill bucket. */
  AwsConfig config();

  /** Deploys the functions of the suite for a computer, and returns when they can be called. */
  void deployFunctions(AwsConfig config);

  /** Returns the name of what stands behind a clause. */
  String server(String clause);

  /** Returns the clauses that cannot be verified, each with the reason. */
  Map<String, String> unproven();

  @Override
  void close();
}
