//+------------------------------------------------------------------+
//| Streams ticks of chosen symbols to the tick gateway of Tickflow. |
//| Protocol: docs/mt5-protocol.md. Installation: mt5/README.md.     |
//+------------------------------------------------------------------+
#property service
#property copyright "Tickflow"
#property link      "https://www.apache.org/licenses/LICENSE-2.0"
#property version   "1.00"
#property description "Streams ticks to the tick gateway (bin/tickflow ingest)."

input string InpUrl           = "http://127.0.0.1:8090"; // Gateway, also to be allowed in the options
input string InpSymbols       = "EURUSD,XAUUSD";         // Symbols, by commas
input string InpTerminal      = "";                      // Terminal id, kept for good (empty: server and login)
input double InpBackfillHours = 0;                       // History of a symbol that was never sent
input int    InpPollMillis    = 50;                      // Pause between polls
input string InpTokenFile     = "";                      // File in MQL5\Files with the bearer token

#define PROTOCOL            1
#define SOFTWARE            "TickflowService 1.00"
#define FOLDER              "tickflow"
#define OUTBOX_TICKS_MAX    20000
#define REQUEST_TICKS_MAX   2000
#define WINDOW_MSC          3600000
#define SETTLED_MSC         60000
#define HTTP_MILLIS_MAX     15000
#define HEARTBEAT_MILLIS    10000
#define UNACKNOWLEDGED_MILLIS 1000
#define PAUSE_MILLIS_MAX    10000
#define OFFSET_STEP_SECONDS 900

//--- HTTP status as the loop sees it
#define STATUS_OK            200
#define STATUS_SESSION_ENDED 409

//+------------------------------------------------------------------+
//| Tick with its number.                                            |
//+------------------------------------------------------------------+
struct NumberedTick
  {
   long              sequence;
   MqlTick           tick;
  };

//+------------------------------------------------------------------+
//| Ticks of one symbol between terminal and gateway. The outbox     |
//| holds the ticks that are not in Kafka yet, in memory and on disk.|
//+------------------------------------------------------------------+
class TickStream
  {
private:
   string            m_symbol;
   string            m_file;
   int               m_handle;
   NumberedTick      m_outbox[];
   int               m_head;
   int               m_size;
   long              m_sequence;
   long              m_time_msc;
   int               m_time_count;
   long              m_scanned_msc;
   long              m_accepted;

   void              Add(const long sequence,const MqlTick &tick);
   void              Load(void);
   void              Rewrite(void);
   void              Append(const int from);

public:
                     TickStream(const string symbol,const string folder);
                    ~TickStream(void);
   string            Symbol(void)      const { return(m_symbol); }
   int               Waiting(void)     const { return(m_size-m_head); }
   void              Resume(const long accepted,const long time_msc,const int time_count,const long start_msc);
   bool              Read(const long backfill_msc);
   void              OnAnswer(const long accepted,const long acknowledged);
   int               Batch(const int most,string &json) const;
  };

//+------------------------------------------------------------------+
TickStream::TickStream(const string symbol,const string folder)
   : m_symbol(symbol),m_handle(INVALID_HANDLE),m_head(0),m_size(0),
     m_sequence(0),m_time_msc(0),m_time_count(0),m_scanned_msc(0),m_accepted(0)
  {
   m_file=folder+"\\"+FileNameOf(symbol)+".outbox";
   Load();
   Rewrite();
  }
//+------------------------------------------------------------------+
TickStream::~TickStream(void)
  {
   if(m_handle!=INVALID_HANDLE)
      FileClose(m_handle);
  }
//+------------------------------------------------------------------+
//| Continues where the gateway says. The outbox stays if it         |
//| continues there too; otherwise the tick history is read again.   |
//+------------------------------------------------------------------+
void TickStream::Resume(const long accepted,const long time_msc,const int time_count,const long start_msc)
  {
   m_accepted=accepted;
   while(m_head<m_size && m_outbox[m_head].sequence<=accepted)
      m_head++;
   long following=(m_head<m_size ? m_outbox[m_head].sequence : m_sequence+1);
   if(following!=accepted+1)
     {
      m_head=0;
      m_size=0;
      m_sequence=accepted;
      m_time_msc=time_msc;
      m_time_count=time_count;
      m_scanned_msc=0;
      Rewrite();
     }
   if(m_time_msc==0)
      m_time_msc=start_msc;
  }
//+------------------------------------------------------------------+
//| Numbers the ticks behind the cursor, an hour at most. Returns    |
//| false if the terminal has no history at present.                 |
//+------------------------------------------------------------------+
bool TickStream::Read(const long backfill_msc)
  {
   MqlTick newest;
   if(!SymbolInfoTick(m_symbol,newest) || newest.time_msc==0 || Waiting()>=OUTBOX_TICKS_MAX)
      return(true);
   if(m_time_msc==0)
      m_time_msc=MathMax(1,newest.time_msc-backfill_msc);
   long from=MathMax(m_time_msc,m_scanned_msc);
   long to=MathMax(from,MathMin(from+WINDOW_MSC,newest.time_msc));
   MqlTick ticks[];
   ResetLastError();
   int count=CopyTicksRange(m_symbol,ticks,COPY_TICKS_ALL,(ulong)from,(ulong)to);
   //--- an error with ticks means that history is still being loaded: what is missing would be skipped
   if(count<0 || GetLastError()!=0)
      return(false);
   int skip=m_time_count;
   long skip_msc=m_time_msc;
   int before=m_size;
   for(int i=0; i<count; i++)
     {
      if(ticks[i].time_msc<skip_msc)
         continue;
      if(ticks[i].time_msc==skip_msc && skip>0)
        {
         skip--;
         continue;
        }
      Add(m_sequence+1,ticks[i]);
     }
   if(m_size>before)
      Append(before);
   else
      if(to<newest.time_msc-SETTLED_MSC)
         m_scanned_msc=to;             // a silent hour: look further
   return(true);
  }
//+------------------------------------------------------------------+
void TickStream::Add(const long sequence,const MqlTick &tick)
  {
   if(m_size>=ArraySize(m_outbox))
      ArrayResize(m_outbox,m_size+1,OUTBOX_TICKS_MAX);
   m_outbox[m_size].sequence=sequence;
   m_outbox[m_size].tick=tick;
   m_size++;
   m_sequence=sequence;
   if(tick.time_msc>m_time_msc)
     {
      m_time_msc=tick.time_msc;
      m_time_count=0;
     }
   if(tick.time_msc==m_time_msc)
      m_time_count++;
  }
//+------------------------------------------------------------------+
//| Drops what is in Kafka; what is only on the gateway's disk stays.|
//+------------------------------------------------------------------+
void TickStream::OnAnswer(const long accepted,const long acknowledged)
  {
   m_accepted=accepted;
   while(m_head<m_size && m_outbox[m_head].sequence<=acknowledged)
      m_head++;
   if(m_head==m_size || m_head>OUTBOX_TICKS_MAX)
     {
      int kept=m_size-m_head;
      for(int i=0; i<kept; i++)
         m_outbox[i]=m_outbox[m_head+i];
      m_head=0;
      m_size=kept;
      if(m_handle==INVALID_HANDLE || FileTell(m_handle)>OUTBOX_TICKS_MAX*sizeof(NumberedTick))
         Rewrite();
     }
  }
//+------------------------------------------------------------------+
//| Appends the batch of the ticks that the gateway has not accepted;|
//| returns their number.                                            |
//+------------------------------------------------------------------+
int TickStream::Batch(const int most,string &json) const
  {
   int count=0;
   for(int i=m_head; i<m_size && count<most; i++)
     {
      if(m_outbox[i].sequence<=m_accepted)
         continue;
      if(count==0)
         json+=StringFormat("%s{\"symbol\":%s,\"first\":%I64d,\"ticks\":[",
                            StringSubstr(json,StringLen(json)-1)=="[" ? "" : ",",
                            Quoted(m_symbol),m_outbox[i].sequence);
      json+=(count==0 ? "" : ",")+TickJson(m_outbox[i].tick);
      count++;
     }
   if(count>0)
      json+="]}";
   return(count);
  }
//+------------------------------------------------------------------+
//| Reads the outbox of an earlier run; numbers keep their ticks.    |
//+------------------------------------------------------------------+
void TickStream::Load(void)
  {
   int handle=FileOpen(m_file,FILE_READ|FILE_BIN);
   if(handle==INVALID_HANDLE)
      return;
   NumberedTick one;
   while(FileReadStruct(handle,one)==sizeof(NumberedTick))
     {
      if(m_size>0 && one.sequence!=m_sequence+1)
         break;
      Add(one.sequence,one.tick);
     }
   FileClose(handle);
  }
//+------------------------------------------------------------------+
void TickStream::Rewrite(void)
  {
   if(m_handle!=INVALID_HANDLE)
      FileClose(m_handle);
   m_handle=FileOpen(m_file,FILE_WRITE|FILE_BIN);
   if(m_handle==INVALID_HANDLE)
      PrintFormat("no outbox %s: error %d. Ticks are read again from history after a restart",m_file,GetLastError());
   Append(m_head);
  }
//+------------------------------------------------------------------+
void TickStream::Append(const int from)
  {
   if(m_handle==INVALID_HANDLE)
      return;
   for(int i=from; i<m_size; i++)
      FileWriteStruct(m_handle,m_outbox[i]);
   FileFlush(m_handle);
  }

//+------------------------------------------------------------------+
//| HTTP side of the protocol.                                       |
//+------------------------------------------------------------------+
class GatewayClient
  {
private:
   string            m_url;
   string            m_headers;

public:
                     GatewayClient(const string url,const string token);
   int               Post(const string path,const string body,string &answer);
  };
//+------------------------------------------------------------------+
GatewayClient::GatewayClient(const string url,const string token)
   : m_url(url)
  {
   m_headers="Content-Type: application/json\r\n";
   if(token!="")
      m_headers+="Authorization: Bearer "+token+"\r\n";
  }
//+------------------------------------------------------------------+
//| Returns the HTTP status; -1 if there is no answer.               |
//+------------------------------------------------------------------+
int GatewayClient::Post(const string path,const string body,string &answer)
  {
   char data[];
   char result[];
   string result_headers;
   int bytes=StringToCharArray(body,data,0,WHOLE_ARRAY,CP_UTF8);
   //--- the terminating zero is not part of the body
   if(bytes>0 && data[bytes-1]==0)
      ArrayResize(data,bytes-1);
   ResetLastError();
   int status=WebRequest("POST",m_url+path,m_headers,HTTP_MILLIS_MAX,data,result,result_headers);
   if(status<0)
     {
      answer=StringFormat("error %d of WebRequest",GetLastError());
      if(GetLastError()==4014)
         answer+=StringFormat(": allow %s in Tools, Options, Expert Advisors, WebRequest for listed URL",m_url);
      return(-1);
     }
   answer=CharArrayToString(result,0,WHOLE_ARRAY,CP_UTF8);
   return(status);
  }

//+------------------------------------------------------------------+
//| Loop between the terminal and the gateway.                       |
//+------------------------------------------------------------------+
class TickBridge
  {
private:
   GatewayClient    *m_gateway;
   TickStream       *m_streams[];
   string            m_terminal;
   string            m_session;
   int               m_offset_seconds;
   ulong             m_heard_millis;
   string            m_trouble;

   bool              Open(void);
   bool              Send(bool &busy);
   int               Fail(const int status,const string answer);

public:
                     TickBridge(const string terminal,const string &symbols[],const string token);
                    ~TickBridge(void);
   int               Step(void);
  };
//+------------------------------------------------------------------+
TickBridge::TickBridge(const string terminal,const string &symbols[],const string token)
   : m_terminal(terminal),m_session(""),m_offset_seconds(0),m_heard_millis(0),m_trouble("")
  {
   m_gateway=new GatewayClient(InpUrl,token);
   string folder=FOLDER+"\\"+FileNameOf(terminal);
   FolderCreate(FOLDER);
   FolderCreate(folder);
   ArrayResize(m_streams,ArraySize(symbols));
   for(int i=0; i<ArraySize(symbols); i++)
      m_streams[i]=new TickStream(symbols[i],folder);
  }
//+------------------------------------------------------------------+
TickBridge::~TickBridge(void)
  {
   delete m_gateway;
   for(int i=0; i<ArraySize(m_streams); i++)
      delete m_streams[i];
  }
//+------------------------------------------------------------------+
//| Reads and sends once; returns the pause until the next step.     |
//+------------------------------------------------------------------+
int TickBridge::Step(void)
  {
   if(m_session!="" && OffsetSeconds()!=m_offset_seconds)
      m_session="";                    // the server's clocks were changed
   if(m_session=="" && !Open())
      return(PAUSE_MILLIS_MAX/5);
   for(int i=0; i<ArraySize(m_streams); i++)
      m_streams[i].Read((long)(InpBackfillHours*3600000));
   bool busy=false;
   if(!Send(busy))
      return(PAUSE_MILLIS_MAX/5);
   return(busy ? 1 : InpPollMillis);
  }
//+------------------------------------------------------------------+
bool TickBridge::Open(void)
  {
   m_offset_seconds=OffsetSeconds();
   string symbols="";
   for(int i=0; i<ArraySize(m_streams); i++)
      symbols+=(i==0 ? "" : ",")+Quoted(m_streams[i].Symbol());
   string body=StringFormat("{\"protocol\":%d,\"terminal\":%s,\"account\":\"%I64d\",\"server\":%s,"
                            "\"server_time_offset_seconds\":%d,\"software\":\"%s\",\"symbols\":[",
                            PROTOCOL,Quoted(m_terminal),AccountInfoInteger(ACCOUNT_LOGIN),
                            Quoted(AccountInfoString(ACCOUNT_SERVER)),m_offset_seconds,SOFTWARE)
               +symbols+"]}";
   string answer;
   int status=m_gateway.Post("/v1/sessions",body,answer);
   if(status!=STATUS_OK)
     {
      Fail(status,answer);
      return(false);
     }
   m_session=TextOf(answer,"session",0);
   for(int i=0; i<ArraySize(m_streams); i++)
     {
      int at=ObjectOf(answer,m_streams[i].Symbol());
      if(at<0)
         continue;
      MqlTick newest;
      long start=0;
      if(SymbolInfoTick(m_streams[i].Symbol(),newest) && newest.time_msc>0)
         start=MathMax(1,newest.time_msc-(long)(InpBackfillHours*3600000));
      m_streams[i].Resume(LongOf(answer,"accepted",at),LongOf(answer,"time_msc",at),
                          (int)LongOf(answer,"time_count",at),start);
     }
   m_trouble="";
   PrintFormat("session of %s with %d symbols",m_terminal,ArraySize(m_streams));
   return(true);
  }
//+------------------------------------------------------------------+
bool TickBridge::Send(bool &busy)
  {
   string body="{\"session\":\""+m_session+"\",\"batches\":[";
   int room=REQUEST_TICKS_MAX;
   int waiting=0;
   for(int i=0; i<ArraySize(m_streams); i++)
     {
      waiting+=m_streams[i].Waiting();
      if(room>0)
         room-=m_streams[i].Batch(room,body);
     }
   busy=(room<REQUEST_TICKS_MAX);
   ulong pause=(waiting>0 ? UNACKNOWLEDGED_MILLIS : HEARTBEAT_MILLIS);
   if(!busy && GetTickCount64()-m_heard_millis<pause)
      return(true);
   string answer;
   int status=m_gateway.Post("/v1/ticks",body+"]}",answer);
   if(status!=STATUS_OK)
     {
      Fail(status,answer);
      return(false);
     }
   m_heard_millis=GetTickCount64();
   m_trouble="";
   for(int i=0; i<ArraySize(m_streams); i++)
     {
      int at=ObjectOf(answer,m_streams[i].Symbol());
      if(at>=0)
         m_streams[i].OnAnswer(LongOf(answer,"accepted",at),LongOf(answer,"acknowledged",at));
     }
   return(true);
  }
//+------------------------------------------------------------------+
//| Prints a new trouble once. Ticks stay in outbox and history.     |
//+------------------------------------------------------------------+
int TickBridge::Fail(const int status,const string answer)
  {
   string code=TextOf(answer,"code",0);
   if(status==STATUS_SESSION_ENDED && code=="SESSION_ENDED")
      m_session="";
   string trouble=StringFormat("%d %s",status,answer);
   if(trouble!=m_trouble)
      Print("gateway: ",trouble);
   m_trouble=trouble;
   return(status);
  }

//+------------------------------------------------------------------+
//| Clock of the trade server less UTC, in quarters of an hour.      |
//+------------------------------------------------------------------+
int OffsetSeconds(void)
  {
   return((int)MathRound((double)(TimeTradeServer()-TimeGMT())/OFFSET_STEP_SECONDS)*OFFSET_STEP_SECONDS);
  }
//+------------------------------------------------------------------+
//| Number that a reader parses to the same double.                  |
//+------------------------------------------------------------------+
string NumberJson(const double value)
  {
   string text=StringFormat("%.15g",value);
   return(StringToDouble(text)==value ? text : StringFormat("%.17g",value));
  }
//+------------------------------------------------------------------+
string TickJson(const MqlTick &tick)
  {
   double volume=(tick.volume_real!=0 ? tick.volume_real : (double)tick.volume);
   return(StringFormat("[%I64d,%s,%s,%s,%s,%u]",tick.time_msc,NumberJson(tick.bid),NumberJson(tick.ask),
                       NumberJson(tick.last),NumberJson(volume),tick.flags));
  }
//+------------------------------------------------------------------+
string Quoted(const string text)
  {
   string escaped=text;
   StringReplace(escaped,"\\","\\\\");
   StringReplace(escaped,"\"","\\\"");
   return("\""+escaped+"\"");
  }
//+------------------------------------------------------------------+
//| Name of a file: letters and digits stay, others become codes.    |
//+------------------------------------------------------------------+
string FileNameOf(const string text)
  {
   string name="";
   for(int i=0; i<StringLen(text); i++)
     {
      ushort c=StringGetCharacter(text,i);
      bool plain=((c>='0' && c<='9') || (c>='A' && c<='Z') || (c>='a' && c<='z') || c=='-');
      name+=(plain ? ShortToString(c) : StringFormat("_%04X",c));
     }
   return(name);
  }
//+------------------------------------------------------------------+
//| Place behind the opening of an object in an answer; -1 if none.  |
//+------------------------------------------------------------------+
int ObjectOf(const string json,const string name)
  {
   string opening=Quoted(name)+":{";
   int at=StringFind(json,opening);
   return(at<0 ? -1 : at+StringLen(opening));
  }
//+------------------------------------------------------------------+
long LongOf(const string json,const string name,const int from)
  {
   string opening="\""+name+"\":";
   int at=StringFind(json,opening,from);
   if(at<0)
      return(0);
   at+=StringLen(opening);
   int end=at;
   while(end<StringLen(json) && StringGetCharacter(json,end)>='0' && StringGetCharacter(json,end)<='9')
      end++;
   return(StringToInteger(StringSubstr(json,at,end-at)));
  }
//+------------------------------------------------------------------+
string TextOf(const string json,const string name,const int from)
  {
   string opening="\""+name+"\":\"";
   int at=StringFind(json,opening,from);
   if(at<0)
      return("");
   at+=StringLen(opening);
   int end=StringFind(json,"\"",at);
   return(end<0 ? "" : StringSubstr(json,at,end-at));
  }
//+------------------------------------------------------------------+
//| Bearer token; empty if no file is named.                         |
//+------------------------------------------------------------------+
bool ReadToken(string &token)
  {
   token="";
   if(InpTokenFile=="")
      return(true);
   int handle=FileOpen(InpTokenFile,FILE_READ|FILE_TXT|FILE_ANSI);
   if(handle==INVALID_HANDLE)
     {
      PrintFormat("cannot read the token file %s: error %d",InpTokenFile,GetLastError());
      return(false);
     }
   token=FileReadString(handle);
   FileClose(handle);
   StringTrimLeft(token);
   StringTrimRight(token);
   return(token!="");
  }
//+------------------------------------------------------------------+
//| Symbols of the input that the terminal has.                      |
//+------------------------------------------------------------------+
bool ChosenSymbols(string &symbols[])
  {
   string names[];
   int count=StringSplit(InpSymbols,',',names);
   for(int i=0; i<count; i++)
     {
      StringTrimLeft(names[i]);
      StringTrimRight(names[i]);
      if(names[i]=="")
         continue;
      if(!SymbolSelect(names[i],true))
        {
         PrintFormat("this server has no symbol %s",names[i]);
         return(false);
        }
      int size=ArraySize(symbols);
      ArrayResize(symbols,size+1);
      symbols[size]=names[i];
     }
   return(ArraySize(symbols)>0);
  }
//+------------------------------------------------------------------+
void OnStart(void)
  {
   while(!IsStopped() && !TerminalInfoInteger(TERMINAL_CONNECTED))
      Sleep(PAUSE_MILLIS_MAX/10);
   string token;
   string symbols[];
   if(IsStopped() || !ReadToken(token) || !ChosenSymbols(symbols))
      return;
   string terminal=InpTerminal;
   if(terminal=="")
      terminal=StringFormat("%s-%I64d",AccountInfoString(ACCOUNT_SERVER),AccountInfoInteger(ACCOUNT_LOGIN));
   TickBridge *bridge=new TickBridge(terminal,symbols,token);
   while(!IsStopped())
      Sleep(bridge.Step());
   delete bridge;
  }
//+------------------------------------------------------------------+
