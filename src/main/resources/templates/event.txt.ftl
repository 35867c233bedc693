<#-- one event of any source -->
Infrastructure Source: ${event.source}
Resource Identifier: ${event.resource}
Event: New State: ${event.state?upper_case}
<#if event.time?has_content>
Time: ${event.time}
</#if>
<#if event.summary?has_content>
Summary: ${event.summary}
</#if>
