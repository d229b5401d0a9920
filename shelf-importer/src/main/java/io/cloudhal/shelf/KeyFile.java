package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key pairs in files, as PEM. */
final class KeyFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final long MAX_BYTES = 10_000;

  private KeyFile() {}

  static void write(Path file, KeyPair pair) throws IOException {
    Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String text =
        block("PRIVATE KEY", base64.encodeToString(pair.getPrivate().getEncoded()))
            + block("PUBLIC KEY", base64.encodeToString(pair.getPublic().getEncoded()));
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, options, ownerOnly(file)))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  static KeyPair read(Path file) throws IOException {
    if (hasModes(file)) {
      Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
      if (modes.stream().anyMatch(OTHERS::contains)) {
        throw new IOException(
            "key file " + file + " may be read by others: chmod 600 it, or make a new key");
      }
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is too large for a key file");
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return pair(file, decoded(file, text, "PRIVATE KEY"), decoded(file, text, "PUBLIC KEY"));
  }

  private static KeyPair pair(Path file, byte[] privateKey, byte[] publicKey) throws IOException {
    Bytes probe = Bytes.utf8("probe");
    try {
      KeyFactory factory = KeyFactory.getInstance(Ed25519.NAME);
      KeyPair pair =
          new KeyPair(
              factory.generatePublic(new X509EncodedKeySpec(publicKey)),
              factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
      if (Ed25519.verify(Bytes.wrap(publicKey), probe, Ed25519.sign(pair.getPrivate(), probe))) {
        return pair;
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("key file " + file + " holds no Ed25519 key", e);
    }
    throw new IOException("key file " + file + " holds two keys that do not belong together");
  }

  private static byte[] decoded(Path file, String text, String type) throws IOException {
    Matcher matcher =
        Pattern.compile("-----BEGIN " + type + "-----([^-]*)-----END " + type + "-----")
            .matcher(text);
    try {
      if (matcher.find()) {
        return Base64.getMimeDecoder().decode(matcher.group(1));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("key file " + file + " holds a damaged " + type, e);
    }
    throw new IOException("key file " + file + " holds no " + type);
  }

  private static String block(String type, String base64) {
    return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
  }

  /** Where files have no modes, the directory must protect the file. */
  private static FileAttribute<?>[] ownerOnly(Path file) {
    return hasModes(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
