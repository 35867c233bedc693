package io.signalbox.aws.tags;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What of EC2's XML is wanted.
 *
 * @param resources the {@code resourceId} of each tag
 * @param error the {@code Code} of an error; empty where there is none
 */
record Ec2Answer(Set<String> resources, String error) {

  private static final XMLInputFactory XML = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  static Ec2Answer read(Optional<? extends InputStream> body) throws IOException {
    if (body.isEmpty()) {
      return new Ec2Answer(Set.of(), "");
    }
    try (InputStream in = body.get()) {
      return read(XML.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException("EC2's answer is no XML: " + e.getMessage(), e);
    }
  }

  private static Ec2Answer read(XMLStreamReader xml) throws XMLStreamException {
    Set<String> resources = new HashSet<>();
    String error = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "resourceId" -> resources.add(xml.getElementText());
          case "Code" -> error = xml.getElementText();
          default -> {
            // nothing that is wanted
          }
        }
      }
    }
    return new Ec2Answer(resources, error);
  }
}
