package io.cloudhal.aws;

import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.MemoryCapabilities;

/** The limits of DynamoDB, less what keys and our attributes take. */
enum DynamoLimits implements MemoryCapabilities {
  INSTANCE;

  /** The most keys of a BatchGetItem. */
  // Source: BatchGetItem, Amazon DynamoDB API Reference, read 2026-11-24
  static final int BATCH_READS = 100;

  /**
   * The most requests of a BatchWriteItem. Its 16 MB are more than 25 items of 400 KB in base64.
   */
  // Source: BatchWriteItem, Amazon DynamoDB API Reference, read 2026-11-24
  static final int BATCH_WRITES = 25;

  // Source: Constraints in Amazon DynamoDB (units are binary), read 2026-11-24
  private static final int ITEM_BYTES = 400 * 1024;

  // Source: TransactWriteItems, Amazon DynamoDB API Reference, read 2026-11-24
  private static final int TRANSACTION_WRITES = 100;
  private static final int TRANSACTION_BYTES = 4 * 1024 * 1024;

  /** The most bytes of an item beside its value: both key parts, and 88 for all else. */
  private static final int OVERHEAD_BYTES = 2 * EntryKey.MAX_PART_BYTES + 88;

  @Override
  public int maxValueBytes() {
    return ITEM_BYTES - OVERHEAD_BYTES;
  }

  @Override
  public int maxTransactionWrites() {
    return TRANSACTION_WRITES;
  }

  @Override
  public int maxTransactionBytes() {
    return TRANSACTION_BYTES - TRANSACTION_WRITES * OVERHEAD_BYTES;
  }
}
