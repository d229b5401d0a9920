package io.cloudhal.storage;

import io.cloudhal.PageToken;
import io.cloudhal.internal.Checks;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a bucket to list. Immutable. */
public final class ListRequest {

  private static final int MAX_PAGE_SIZE = 1000;

  private final String prefix;
  private final boolean shallow;
  private final @Nullable String startAfter;
  private final int pageSize;
  private final @Nullable PageToken after;

  private ListRequest(
      String prefix,
      boolean shallow,
      @Nullable String startAfter,
      int pageSize,
      @Nullable PageToken after) {
    this.prefix = Checks.utf8("prefix", prefix, 0, BlobKey.MAX_BYTES);
    this.shallow = shallow;
    this.startAfter = startAfter;
    this.pageSize = pageSize;
    this.after = after;
  }

  /**
   * Returns the request for all keys that begin with {@code prefix}, 1,000 a page.
   *
   * @param prefix 0 to 1,024 bytes of UTF-8; need not end at a segment
   */
  public static ListRequest deep(String prefix) {
    return new ListRequest(prefix, false, null, MAX_PAGE_SIZE, null);
  }

  /**
   * Returns the request for the keys that begin with {@code prefix}, of which those with a {@code
   * /} behind the prefix are folded into one {@link ListEntry.Folder} up to that {@code /}.
   *
   * @param prefix 0 to 1,024 bytes of UTF-8; need not end at a segment
   */
  public static ListRequest shallow(String prefix) {
    return new ListRequest(prefix, true, null, MAX_PAGE_SIZE, null);
  }

  /**
   * Returns a copy for entries whose name is behind {@code name}, which need not exist.
   *
   * @param name 1 to 1,024 bytes of UTF-8
   */
  public ListRequest startAfter(String name) {
    Checks.utf8("start after", name, 1, BlobKey.MAX_BYTES);
    return new ListRequest(prefix, shallow, name, pageSize, after);
  }

  /** Returns a copy with at most {@code pageSize} entries a page, 1 to 1,000. */
  public ListRequest withPageSize(int pageSize) {
    Checks.range("page size", pageSize, 1, MAX_PAGE_SIZE);
    return new ListRequest(prefix, shallow, startAfter, pageSize, after);
  }

  /** Returns a copy that continues behind a page of the same request. */
  public ListRequest after(PageToken token) {
    return new ListRequest(prefix, shallow, startAfter, pageSize, Objects.requireNonNull(token));
  }

  /** Returns the prefix. */
  public String prefix() {
    return prefix;
  }

  /** Returns whether folders are folded. */
  public boolean isShallow() {
    return shallow;
  }

  /** Returns the name behind which the listing begins. */
  public Optional<String> startAfter() {
    return Optional.ofNullable(startAfter);
  }

  /** Returns the most entries a page. */
  public int pageSize() {
    return pageSize;
  }

  /** Returns where to continue. */
  public Optional<PageToken> after() {
    return Optional.ofNullable(after);
  }
}
