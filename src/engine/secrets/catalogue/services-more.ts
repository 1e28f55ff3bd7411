import { readServices } from './services.ts';

/** Business and development on demand, from N to Z, and tools for developers. */
export const moreServices = readServices(`
  aiven#token        | Aiven                | console.aiven.io             | {any64:372} {any64:300-400}
  airbrake           | Airbrake             | airbrake.io                  | {alnum:32} {alnum:40} {alnum:36}
  amplitude#secret   | Amplitude            | app.amplitude.com            | {hex:32}
  apifonica          | Apifonica            | apifonica.com                | {alnum:11}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12}
  apimetrics         | APImetrics           | client.apimetrics.io         | {hex:32}
  appoptics          | AppOptics            | my.appoptics.com             | {url:71}
  assemblyai         | AssemblyAI           | assemblyai.com/app           | {alnum:32}
  betterstack        | Better Stack         | betterstack.com              | {alnum:24}
  bitbar             | BitBar               | cloud.bitbar.com             | {alnum:32}
  bitly#token        | Bitly                | app.bitly.com/settings/api   | {alnum:40}
  blazemeter         | BlazeMeter           | a.blazemeter.com             | {uuid}
  blynk#token        | Blynk                | blynk.cloud                  | {url:32} {url:40}
  borgbase           | BorgBase             | borgbase.com/account         | {dot:100-300}
  buddyns            | BuddyNS              | buddyns.com                  | {alnum:40}
  budibase           | Budibase             | budibase.com                 | {hex:32}-{hex:60-80}
  bugsnag            | Bugsnag              | app.bugsnag.com              | {uuid} {hex:32}
  bulbul             | Bulbul               | bulbul.com                   | {alnum:32}
  checkly            | Checkly              | app.checklyhq.com            | {alnum:32}
  cloudinary#secret  | Cloudinary           | console.cloudinary.com       | {url:27} {alnum:32}
  cloudinary#id      | Cloudinary           | console.cloudinary.com       | {digit:15}
  cloudsmith         | Cloudsmith           | cloudsmith.io/user/settings  | {lhex:40}
  codacy             | Codacy               | app.codacy.com               | {alnum:20}
  codeclimate        | Code Climate         | codeclimate.com              | {lhex:64}
  codecov#token      | Codecov              | app.codecov.io               | {alnum:32} {uuid}
  codemagic          | Codemagic            | codemagic.io                 | {url:43-54}
  coinbase           | Coinbase             | coinbase.com/settings/api    | {url:64} {alnum:32}
  column             | Column               | column.com                   | test_{alnum:27-32} live_{alnum:27-32}
  confluent#secret   | Confluent            | confluent.cloud              | {alnum:64} {alnum:16}
  couchbase          | Couchbase            | cloud.couchbase.com          | {any64:60-160}
  coveralls#token    | Coveralls            | coveralls.io                 | {alnum:32} {alnum:36} {alnum:37}
  datagov,data.gov   | data.gov             | api.data.gov                 | {alnum:40}
  dependencytrack    | Dependency-Track     | dependencytrack.org          | odt_{alnum:36}
  detectify          | Detectify            | detectify.com                | {alnum:32}
  droneci,drone_ci   | Drone CI             | drone.io                     | {alnum:32}
  eagleeye           | Eagle Eye Networks   | een.com                      | {alnum:15}
  ecostruxure        | EcoStruxure IT       | ecostruxureit.com            | AK1{b64:48-56}
  figma#id           | Figma                | figma.com/developers/apps    | {alnum:22}
  flutterwave#id     | Flutterwave          | app.flutterwave.com          | {alnum:20}
  gcp#secret         | Google Cloud         | console.cloud.google.com     | {url:36-44}
  greptile           | Greptile             | app.greptile.com             | {any64:48}
  imgur              | Imgur                | api.imgur.com                | {alnum:40} {alnum:15}
  influx             | InfluxDB             | cloud2.influxdata.com        | {any64:86}==
  jfrog#token        | JFrog                | jfrog.com                    | {alnum:64} {alnum:73}
  jumpcloud          | JumpCloud            | console.jumpcloud.com        | {alnum:40}
  jupiterone         | JupiterOne           | jupiterone.com               | {alnum:76-79}
  kagi               | Kagi                 | kagi.com/settings/api        | {any64:10-16}.{any64:40-60}
  knapsack           | Knapsack Pro         | knapsackpro.com              | {lhex:32}
  kraken#secret      | Kraken               | kraken.com                   | {any64:80-90}
  kucoin             | KuCoin               | kucoin.com/account/api       | {hex:24} {uuid}
  lark#secret        | Lark                 | open.larksuite.com           | {alnum:32}
  lighton            | LightOn Paradigm     | paradigm.lighton.ai          | {alnum:8}.{alnum:32}
  logz               | Logz.io              | app.logz.io                  | {uuid} {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12}
  lokalise           | Lokalise             | app.lokalise.com             | {alnum:40}
  meraki             | Cisco Meraki         | dashboard.meraki.com         | {hex:40}
  monkeylearn        | MonkeyLearn          | app.monkeylearn.com          | {alnum:40}
  newrelic,new-relic,new_relic | New Relic  | one.newrelic.com             | {alnum:64}
  ngrok#token        | ngrok                | dashboard.ngrok.com          | {alnum:27}_{alnum:21} {alnum:40-50}
  nicereply          | Nicereply            | app.nicereply.com            | {hex:40}
  nimble             | Nimble               | app.nimble.com               | {alnum:30}
  noticeable         | Noticeable           | noticeable.io                | {alnum:20}
  nozbe              | Nozbe                | nozbe.app                    | {alnum:16}_{url:64}
  nylas              | Nylas                | dashboard-v3.nylas.com       | {alnum:30}
  oanda              | OANDA                | oanda.com                    | {alnum:24} {lhex:32}-{lhex:32}
  ollama             | Ollama               | ollama.com/settings/keys     | {lhex:32}.{url:24}
  omnisend           | Omnisend             | app.omnisend.com             | {url:75} {url:70-90}
  onesignal          | OneSignal            | app.onesignal.com            | {uuid}
  onfleet            | Onfleet              | onfleet.com/dashboard        | {alnum:32}
  oopspam            | OOPSpam              | app.oopspam.com              | {alnum:40}
  opsgenie           | Opsgenie             | app.opsgenie.com             | {uuid}
  optimizely#token   | Optimizely           | app.optimizely.com           | {hex:8}-{hex:4}-{hex:4}-{hex:4}-{url:16-40}:{alnum:4-20} 2:{url:40-50} {dot:50-58}
  overloop           | Overloop             | overloop.com                 | {url:53} {url:50-56}
  packagecloud       | packagecloud         | packagecloud.io              | {lhex:48}
  pagerduty          | PagerDuty            | pagerduty.com                | {any64:20}
  pandadoc           | PandaDoc             | app.pandadoc.com             | {alnum:40}
  pandascore         | PandaScore           | pandascore.co                | {url:48-52}
  paperform          | Paperform            | paperform.co                 | {alnum:150-400}
  parseur            | Parseur              | app.parseur.com              | {alnum:40}
  particle.io        | Particle             | console.particle.io          | {hex:40}
  partnerstack       | PartnerStack         | app.partnerstack.com         | {alnum:64}
  pastebin           | Pastebin             | pastebin.com/doc_api         | {alnum:32}
  paydirt            | Paydirt              | paydirtapp.com               | {lhex:32}
  paymo              | Paymo                | app.paymoapp.com             | {alnum:44}
  paymongo           | PayMongo             | dashboard.paymongo.com       | {alnum:32}
  pepipost           | Pepipost             | app.pepipost.com             | {alnum:32}
  pipedream          | Pipedream            | pipedream.com/settings       | {alnum:32}
  pipedrive          | Pipedrive            | app.pipedrive.com            | {alnum:40}
  planyo             | Planyo               | planyo.com                   | {alnum:62}
  plivo#secret       | Plivo                | console.plivo.com            | {alnum:40} {alnum:20}
  podio              | Podio                | podio.com/settings/api       | {hex:32}
  pollsapi           | PollsAPI             | pollsapi.com                 | {uan:28}
  polymarket,poly_   | Polymarket           | polymarket.com               | 0x{hex:64} 0x{hex:40} {any64:40} {any64:43}= {hex:64} {alnum:12} {alnum:64}
  postageapp         | PostageApp           | secure.postageapp.com        | {alnum:32}
  powrbot            | Powrbot              | powrbot.com                  | {alnum:50}
  private            | Private AI           | private-ai.com               | {lan:32}
  privacy            | Privacy              | app.privacy.com              | {uuid}
  prodpad            | ProdPad              | app.prodpad.com              | {alnum:64}
  prospect           | ProspectCRM          | prospectcrm.com              | {hex:32}
  protocols          | protocols.io         | protocols.io                 | {alnum:64}
  proxycrawl         | Crawlbase            | crawlbase.com                | {url:22}
  pushbullet         | Pushbullet           | pushbullet.com               | {alnum:34} o.{alnum:32}
  qase               | Qase                 | app.qase.io                  | {alnum:40} {lhex:64}
  qualaroo           | Qualaroo             | app.qualaroo.com             | {alnum:64}
  qubole             | Qubole               | us.qubole.com                | {alnum:64}
  raven              | Raven Tools          | raventools.com               | {alnum:8}-{alnum:8}
  reachmail          | ReachMail            | services.reachmail.net       | {any64:40-120}
  rebrandly          | Rebrandly            | app.rebrandly.com            | {alnum:32} {url:30-36}
  reallysimplesystems | Really Simple Systems | spotlercrm.com             | {cookie:100-400}
  rentman            | Rentman              | rentmanapp.com               | {cookie:150-400}
  replyio,reply.io   | Reply.io             | run.reply.io                 | {alnum:24}
  requestfinance     | Request Finance      | app.request.finance          | {alnum:7}-{alnum:7}-{alnum:7}-{alnum:7}
  ritekit            | RiteKit              | ritekit.com                  | {alnum:44}
  rocketreach        | RocketReach          | rocketreach.co               | {url:36-43} {alnum:6}k{hex:32}
  rockset            | Rockset              | console.rockset.com          | {alnum:64}
  route4me           | Route4Me             | route4me.com                 | {alnum:32}
  salesblink         | SalesBlink           | run.salesblink.io            | {alnum:64}
  salescookie        | Sales Cookie         | salescookie.com              | {alnum:32}
  salesflare         | Salesflare           | app.salesflare.com           | {alnum:45}
  scrutinizer        | Scrutinizer          | scrutinizer-ci.com           | {alnum:64}
  segment#token      | Segment              | app.segment.com              | {url:43}.{url:43}
  semaphore          | Semaphore            | semaphoreci.com              | {alnum:32}
  sherpadesk         | SherpaDesk           | app.sherpadesk.com           | {alnum:32}
  shipday            | Shipday              | dispatch.shipday.com         | {dot:36-40}
  shortcut           | Shortcut             | app.shortcut.com             | {uuid}
  shutterstock#token | Shutterstock         | shutterstock.com/account     | v2/{any64:300-400} {alnum:32}
  signaturit         | Signaturit           | app.signaturit.com           | {alnum:86}
  signupgenius       | SignUpGenius         | signupgenius.com             | {alnum:32}
  sigopt             | SigOpt               | app.sigopt.com               | {alnum:48}
  simplesat          | Simplesat            | app.simplesat.io             | {alnum:40}
  simplynoted        | Simply Noted         | simplynoted.com              | {url:150-400}
  simvoly            | Simvoly              | simvoly.com                  | {alnum:33}
  smartsheet         | Smartsheet           | app.smartsheet.com           | {alnum:37} {alnum:26}
  snipcart           | Snipcart             | app.snipcart.com             | {url:75}
  snyk               | Snyk                 | app.snyk.io/account          | {uuid}
  sparkpost          | SparkPost            | app.sparkpost.com            | {alnum:40}
  splunk             | Splunk               | docs.splunk.com              | {alnum:22} {uuid}
  spotify            | Spotify              | developer.spotify.com        | {alnum:32}
  squarespace        | Squarespace          | squarespace.com              | {uuid}
  sslmate            | SSLMate              | sslmate.com/account          | {alnum:36} {digit:1-10}_{alnum:20-40}
  stability          | Stability AI         | platform.stability.ai        | sk-{alnum:48}
  statuscake         | StatusCake           | app.statuscake.com           | {alnum:20}
  statuspage         | Statuspage           | manage.statuspage.io         | {uuid}
  statuspal          | Statuspal            | statuspal.io                 | {alnum:32}
  stitchdata         | Stitch               | app.stitchdata.com           | {alnum:35}
  storecove          | Storecove            | app.storecove.com            | {url:43-60}
  stormboard         | Stormboard           | stormboard.com               | {alnum:40}
  storyblok#token    | Storyblok            | app.storyblok.com            | {alnum:22}tt {alnum:24}
  storychief         | StoryChief           | app.storychief.io            | {dot:150-1200}
  streak             | Streak               | streak.com                   | {alnum:32}
  stripo#token       | Stripo               | my.stripo.email              | {dot:100-600}
  supernotes         | Supernotes           | my.supernotes.app            | supernotes_sk-{alnum:36-50} {url:36-50}
  surveybot          | Surveybot            | surveybot.io                 | {alnum:80}
  surveysparrow      | SurveySparrow        | app.surveysparrow.com        | {url:80-90}
  survicate          | Survicate            | panel.survicate.com          | {alnum:32}
  swiftype           | Swiftype             | app.swiftype.com             | {url:20} {url:22}
  tableau            | Tableau              | online.tableau.com           | {b64:22}==:{alnum:32}
  tallyfy            | Tallyfy              | go.tallyfy.com               | {cookie:100-1200}
  tatum              | Tatum                | dashboard.tatum.io           | {uuid}
  taxjar             | TaxJar               | app.taxjar.com               | {alnum:32}
  teamwork           | Teamwork             | teamwork.com                 | tkn.v1_{b64eq:60-90}
  tefter             | Tefter               | tefter.io                    | {alnum:20}
  teletype           | Teletype             | teletype.app                 | {url:70}
  thunderstore       | Thunderstore         | thunderstore.io              | tss_{alnum:36}
  tickettailor       | Ticket Tailor        | app.tickettailor.com         | sk_{digit:3-6}_{digit:3-8}_{alnum:32}
  timecamp           | TimeCamp             | app.timecamp.com             | {alnum:26}
  t.ly,tly_          | T.LY                 | t.ly/settings                | {alnum:60}
  tmetric            | TMetric              | app.tmetric.com              | {alnum:64}
  todoist            | Todoist              | app.todoist.com              | {alnum:40}
  togetherai,together_ai,together_api | Together AI | api.together.ai       | {lhex:64} tgp_v1_{url:43}
  toggl              | Toggl Track          | track.toggl.com              | {alnum:32} {alnum:34-35}
  tradier            | Tradier              | developer.tradier.com        | {alnum:28}
  transferwise       | Wise                 | wise.com                     | {uuid}
  travis             | Travis CI            | app.travis-ci.com            | {alnum:22} {url:22}
  trello             | Trello               | trello.com/power-ups/admin   | {alnum:32} {alnum:64} {url:32}
  twitch#token       | Twitch               | dev.twitch.tv/console        | {alnum:30}
  tyntec             | tyntec               | my.tyntec.com                | {alnum:32}
  ubidots,bbff-      | Ubidots              | industrial.ubidots.com       | BBFF-{alnum:30} {alnum:30}
  unplu              | Unplugg              | unplu.gg                     | {alnum:64}
  unsplash           | Unsplash             | unsplash.com/oauth           | {url:43}
  uplead             | UpLead               | app.uplead.com               | {alnum:32}
  upstage            | Upstage              | console.upstage.ai           | up_{alnum:29}
  uptimerobot        | UptimeRobot          | dashboard.uptimerobot.com    | {alnum:9-12}-{alnum:24}
  upwave             | Upwave               | upwave.com                   | {alnum:32}
  userflow           | Userflow             | userflow.com                 | {alnum:5}_{alnum:20-40} ct_{alnum:26}
  vbout              | VBOUT                | app.vbout.com                | {digit:25} {alnum:25}
  versioneye         | VersionEye           | versioneye.com               | {alnum:40}
  viewneo            | viewneo              | viewneo.com                  | {cookie:100-1200}
  voicegain          | Voicegain            | console.voicegain.ai         | {dot:80-400}
  voodoosms          | Voodoo SMS           | voodoosms.com                | {alnum:46}
  vultr              | Vultr                | my.vultr.com/settings        | {uan:36}
  vyte               | Vyte                 | vyte.in                      | {alnum:50}
  web3               | Web3.Storage         | web3.storage                 | {dot:60-400}
  webflow            | Webflow              | webflow.com/dashboard        | {alnum:64}
  wireguard,presharedkey,privatekey | WireGuard | wireguard.com            | {b64:43}= {b64:42}=
  wistia             | Wistia               | wistia.com                   | {alnum:64}
  worksnaps          | Worksnaps            | worksnaps.com                | {alnum:40}
  workstack          | Workstack            | workstack.io                 | {alnum:60}
  wrike#token        | Wrike                | wrike.com                    | {dot:150-400}
  yandex             | Yandex               | oauth.yandex.com             | {alnum:80-90} {url:55-60}
  yelp               | Yelp                 | yelp.com/developers          | {url:128}
  youneedabudget,ynab | YNAB                | app.ynab.com/settings        | {url:43} {lhex:64}
  yousign            | Yousign              | yousign.app                  | {alnum:32}
  zendesk            | Zendesk              | zendesk.com                  | {alnum:40}
  zenkit             | Zenkit               | zenkit.com                   | {alnum:8}-{alnum:32}
  zeplin             | Zeplin               | app.zeplin.io                | {dot:100-400}
  zerotier           | ZeroTier             | my.zerotier.com              | {alnum:32}
  zonka              | Zonka Feedback       | us1.zonkafeedback.com        | {alnum:36}
`);
