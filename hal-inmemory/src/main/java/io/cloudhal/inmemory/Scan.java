package io.cloudhal.inmemory;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.spi.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of a scan. A page token is the sort part of the last entry before it. */
final class Scan {

  /** What a token begins with: it is never empty, a sort part may be. */
  private static final String TOKEN_PREFIX = "=";

  private final ScanRequest request;
  private final EntryRules rules;
  private final List<Entry> entries = new ArrayList<>();
  private boolean more;

  Scan(ScanRequest request, EntryRules rules) {
    this.request = request;
    this.rules = rules;
  }

  Page<Entry> page(Table table) {
    table.visit(range(), request.isDescending(), this::add);
    if (!more) {
      return Page.last(entries);
    }
    String last = entries.get(entries.size() - 1).key().sort();
    return new Page<>(entries, Optional.of(new PageToken(TOKEN_PREFIX + last)));
  }

  /** Looks at one entry more than the page has, so that the last page has no next. */
  private boolean add(Entry entry) {
    Call.current().check(false);
    if (!rules.isLive(entry)) {
      return true;
    }
    more = entries.size() == request.pageSize();
    return !more && entries.add(entry);
  }

  private KeyRange range() {
    KeyRange range = KeyRange.of(request);
    return request
        .after()
        .map(token -> range.behind(lastSeen(token), request.isDescending()))
        .orElse(range);
  }

  private EntryKey lastSeen(PageToken token) {
    try {
      if (token.value().startsWith(TOKEN_PREFIX)) {
        String sort = token.value().substring(TOKEN_PREFIX.length());
        return EntryKey.of(request.partition(), sort);
      }
    } catch (IllegalArgumentException e) {
      throw foreign(e);
    }
    throw foreign(null);
  }

  private static InvalidRequestException foreign(@Nullable Throwable cause) {
    return new InvalidRequestException(
        Call.current().context(), "the page token is not of a scan of this provider", cause);
  }
}
