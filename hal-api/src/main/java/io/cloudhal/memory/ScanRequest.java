package io.cloudhal.memory;

import io.cloudhal.PageToken;
import io.cloudhal.internal.Checks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a partition to scan: the entries whose sort part has the prefix and lies in the
 * range, in ascending or descending order of its UTF-8 bytes. Immutable.
 */
public final class ScanRequest {

  private static final int DEFAULT_PAGE_SIZE = 100;
  private static final int MAX_PAGE_SIZE = 1000;

  private final String partition;
  private final String prefix;
  private final @Nullable String from;
  private final @Nullable String until;
  private final boolean descending;
  private final int pageSize;
  private final @Nullable PageToken after;

  private ScanRequest(
      String partition,
      String prefix,
      @Nullable String from,
      @Nullable String until,
      boolean descending,
      int pageSize,
      @Nullable PageToken after) {
    this.partition = partition;
    this.prefix = prefix;
    this.from = from;
    this.until = until;
    this.descending = descending;
    this.pageSize = pageSize;
    this.after = after;
  }

  /**
   * Returns the request for a whole partition, ascending, 100 entries a page.
   *
   * @param partition 1 to 256 bytes of UTF-8
   */
  public static ScanRequest of(String partition) {
    Checks.utf8("partition", partition, 1, EntryKey.MAX_PART_BYTES);
    return new ScanRequest(partition, "", null, null, false, DEFAULT_PAGE_SIZE, null);
  }

  /**
   * Returns a copy for sort parts that begin with {@code prefix}.
   *
   * @param prefix 0 to 256 bytes of UTF-8
   */
  public ScanRequest withPrefix(String prefix) {
    sort("prefix", prefix);
    return new ScanRequest(partition, prefix, from, until, descending, pageSize, after);
  }

  /**
   * Returns a copy for sort parts that are equal to or behind {@code from}.
   *
   * @param from 0 to 256 bytes of UTF-8
   */
  public ScanRequest from(String from) {
    sort("from", from);
    return new ScanRequest(partition, prefix, from, until, descending, pageSize, after);
  }

  /**
   * Returns a copy for sort parts that are before {@code until}.
   *
   * @param until 0 to 256 bytes of UTF-8
   */
  public ScanRequest until(String until) {
    sort("until", until);
    return new ScanRequest(partition, prefix, from, until, descending, pageSize, after);
  }

  /** Returns a copy that goes from the last entry to the first. */
  public ScanRequest descending() {
    return new ScanRequest(partition, prefix, from, until, true, pageSize, after);
  }

  /** Returns a copy with at most {@code pageSize} entries a page, 1 to 1,000. */
  public ScanRequest withPageSize(int pageSize) {
    Checks.range("page size", pageSize, 1, MAX_PAGE_SIZE);
    return new ScanRequest(partition, prefix, from, until, descending, pageSize, after);
  }

  /** Returns a copy that continues behind a page of the same request. */
  public ScanRequest after(PageToken token) {
    Objects.requireNonNull(token);
    return new ScanRequest(partition, prefix, from, until, descending, pageSize, token);
  }

  /** Returns the partition. */
  public String partition() {
    return partition;
  }

  /** Returns the prefix, empty for all. */
  public String prefix() {
    return prefix;
  }

  /** Returns the first sort part wanted. */
  public Optional<String> from() {
    return Optional.ofNullable(from);
  }

  /** Returns the sort part before which the scan ends. */
  public Optional<String> until() {
    return Optional.ofNullable(until);
  }

  /** Returns whether the scan goes from the last entry to the first. */
  public boolean isDescending() {
    return descending;
  }

  /** Returns the most entries a page. */
  public int pageSize() {
    return pageSize;
  }

  /** Returns where to continue. */
  public Optional<PageToken> after() {
    return Optional.ofNullable(after);
  }

  private static void sort(String what, String value) {
    Checks.utf8(what, value, 0, EntryKey.MAX_PART_BYTES);
  }
}
