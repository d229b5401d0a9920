package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/** Copies a blob in parts, all of one version. */
final class S3LargeCopy {

  private static final int PART_BYTES = 512 << 20;

  private final S3Access access;
  private final S3Blob source;
  private final BlobKey to;
  private final Precondition precondition;
  private final int leastPartBytes;

  S3LargeCopy(S3Access access, S3Blob source, BlobKey to, Precondition precondition) {
    this(access, source, to, precondition, PART_BYTES);
  }

  S3LargeCopy(
      S3Access access, S3Blob source, BlobKey to, Precondition precondition, int leastPartBytes) {
    this.access = access;
    this.source = source;
    this.to = to;
    this.precondition = precondition;
    this.leastPartBytes = leastPartBytes;
  }

  WriteResult copy() {
    S3Multipart upload = S3Multipart.beginCopy(access, to, source.options(precondition));
    boolean written = false;
    try {
      WriteResult result = upload.complete(access.threads().runAll(parts(upload), false));
      written = result instanceof WriteResult.Written;
      return result;
    } finally {
      if (!written) {
        upload.abort();
      }
    }
  }

  private List<Callable<CompletedPart>> parts(S3Multipart upload) {
    long size = Math.max(leastPartBytes, PartSizes.leastBytes(source.sizeBytes()));
    List<Callable<CompletedPart>> parts = new ArrayList<>();
    for (long from = 0; from < source.sizeBytes(); from += size) {
      int number = parts.size() + 1;
      String range = "bytes=" + from + "-" + (Math.min(from + size, source.sizeBytes()) - 1);
      parts.add(() -> copyPart(upload, number, range));
    }
    return parts;
  }

  private CompletedPart copyPart(S3Multipart upload, int number, String range) {
    try {
      return upload.copy(
          number,
          UploadPartCopyRequest.builder()
              .sourceBucket(access.bucket())
              .sourceKey(source.key().value())
              .copySourceIfMatch(Etags.etag(source.version()))
              .copySourceRange(range));
    } catch (SdkException e) {
      if (S3Put.isAboutCondition(S3Refusal.of(e))) {
        throw S3Access.stale(e);
      }
      throw AwsErrors.of(e, false);
    }
  }
}
