/** An application that is a module, as its libraries are. */
module com.example.notes {
  requires com.google.guice;
  requires io.cloudhal;
  requires io.cloudhal.inmemory;
  requires jakarta.inject;

  opens com.example.notes;
}
