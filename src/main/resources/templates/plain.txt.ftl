<#-- where the words of a notification cannot be published -->
${body.count} event(s), the last one of:
Infrastructure Source: ${body.event.source}
Resource Identifier: ${body.event.resource}
Event: New State: ${body.event.state?upper_case}
Time: ${body.event.time}

The words of this notification could not be published: ${body.failure}
