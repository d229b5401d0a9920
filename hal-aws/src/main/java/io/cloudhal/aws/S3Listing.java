package io.cloudhal.aws;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One page of a listing: S3 orders keys by their UTF-8 bytes, apart from folders. */
final class S3Listing {

  private final S3Access access;
  private final ListRequest request;
  private final List<ListEntry> entries = new ArrayList<>();

  S3Listing(S3Access access, ListRequest request) {
    this.access = access;
    this.request = request;
  }

  Page<ListEntry> page() {
    ListObjectsV2Response found = AwsClients.read(() -> access.s3().listObjectsV2(query()));
    found.contents().forEach(this::addBlob);
    found.commonPrefixes().forEach(this::addFolder);
    entries.sort(Comparator.comparing(ListEntry::name)); // as by UTF-8, without surrogates
    return new Page<>(
        entries, Optional.ofNullable(found.nextContinuationToken()).map(PageToken::new));
  }

  private ListObjectsV2Request query() {
    return ListObjectsV2Request.builder()
        .bucket(access.bucket())
        .prefix(request.prefix().isEmpty() ? null : request.prefix())
        .delimiter(request.isShallow() ? "/" : null)
        .startAfter(request.startAfter().orElse(null))
        .continuationToken(request.after().map(PageToken::value).orElse(null))
        .maxKeys(request.pageSize())
        .encodingType(EncodingType.URL) // XML does not carry what others may have in keys
        .overrideConfiguration(AwsClients.deadline())
        .build();
  }

  private void addBlob(S3Object found) {
    key(found.key())
        .ifPresent(
            key ->
                entries.add(
                    new ListEntry.Blob(
                        key, found.size(), Etags.version(found.eTag()), found.lastModified())));
  }

  /** A folder before the start has keys behind it, but its own name is not. */
  private void addFolder(CommonPrefix found) {
    String name = found.prefix();
    if (request.startAfter().filter(start -> isAtMost(name, start)).isEmpty()
        && key(name.substring(0, name.length() - 1)).isPresent()) {
      entries.add(new ListEntry.Folder(name));
    }
  }

  /** S3 gives no other folder before the start than those that the start is in. */
  private static boolean isAtMost(String folder, String start) {
    return start.startsWith(folder);
  }

  /** Returns our form of a key; others may have written what has none. */
  private static Optional<BlobKey> key(String value) {
    try {
      return Optional.of(BlobKey.of(value));
    } catch (IllegalArgumentException foreign) {
      Call.current().countSkippedKey();
      return Optional.empty();
    }
  }
}
